import type { Picture } from './picture-types.ts';
import type { Dispatch } from './reduce.ts';
import type { ExplorerState } from './types.ts';

/** What each part of the page is given: the canvas, the panels, the time bar. */
export interface SlotProps {
  readonly state: ExplorerState;
  readonly dispatch: Dispatch;
  readonly picture: Picture;
  /** Whether an answer is on its way; the picture is then that of the question before. */
  readonly loading: boolean;
  /** Whether the last answer has a problem, so that the picture may lack something. */
  readonly failed: boolean;
}
