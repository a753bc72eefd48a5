/** Follow: chains, shared ties, exposure, the map, and where sources disagree. */
import { ConflictsPanel } from './conflicts-panel.tsx';
import { PathsPanel } from './paths-panel.tsx';

export { type Found, useFound } from './use-found.ts';

/** What shows a panel, by its kind. */
export const FOLLOW_PANELS = { paths: PathsPanel, conflicts: ConflictsPanel } as const;
