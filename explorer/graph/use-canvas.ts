import { type RefObject, useEffect, useRef, useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import type { Taken } from './room-on-screen.ts';
import type { Scene, SceneEdge } from './scene-types.ts';
import type { Stage, StageEvents } from './stage.ts';
import { useArranger } from './use-arranger.ts';
import { useExport } from './use-export.ts';
import { useKeys } from './use-keys.ts';
import { useMarks, useShownScene, useStage } from './use-stage.ts';

/** The parts of the page that the canvas draws into. */
export interface CanvasRooms {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
  /** What takes the keys. */
  readonly frame: RefObject<HTMLDivElement | null>;
}

/** A stage for a scene, with its layout, its keys and what is open over it. */
export function useCanvas(props: SlotProps, scene: Scene, rooms: CanvasRooms) {
  const { state } = props;
  // What the menu beside a node does when something moved.
  const follow = useRef<(() => void) | null>(null);
  // Whether a person chose what is in sight: then it is left so.
  const taken = useRef(false);
  // Whether the first picture has come to rest.
  const rested = useRef(false);
  const stage = useRef<Stage | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [still, setStill] = useState(true);
  const arranger = useArranger((places, atRest) => {
    setStill(atRest);
    stage.current?.move(places);
    if (!atRest) return;
    if (!taken.current && !(rested.current && stage.current?.seesAll())) stage.current?.fit();
    rested.current = true;
  });
  const made = useStage(rooms, {
    ...eventsOf(props, scene, rooms, { setOpened, setHovered }),
    moved: () => follow.current?.(),
    taken: () => {
      taken.current = true;
    },
  });
  stage.current = made === 'none' ? null : made;
  const keys = useKeys({ ...props, scene, arranger, stage: stage.current, open: setOpened });
  useShownScene(stage.current, scene, arranger, props);
  useEffect(() => setStill(arranger.still));
  useMarks(stage.current, { selected: state.selected, focused: keys.focused, hovered });
  useExport(scene, arranger, state.day);
  const fit = (): void => {
    taken.current = false;
    stage.current?.fit();
  };
  return {
    arranger,
    stage,
    keys,
    follow,
    fit,
    opened,
    setOpened,
    draws: made !== 'none',
    still,
  };
}

type Own = 'moved' | 'taken';

/** What a mouse or a finger does. */
function eventsOf(
  { dispatch }: SlotProps,
  scene: Scene,
  { frame }: CanvasRooms,
  { setOpened, setHovered }: Readonly<Record<'setOpened' | 'setHovered', (id: string | null) => void>>,
): Omit<StageEvents, Own> {
  return {
    clickNode: (id) => {
      setOpened(null);
      dispatch({ type: 'select', id });
    },
    doubleClickNode: (id) => dispatch({ type: 'add', id }),
    menu: setOpened,
    clickEdge: (id) => {
      const edge = scene.edges.find((one) => one.id === id);
      if (edge && edge.facts.length > 1) setOpened(id);
      else dispatch({ type: 'select', id: edge?.facts[0] ?? id });
    },
    clickStage: () => {
      setOpened(null);
      dispatch({ type: 'select', id: null });
    },
    hover: setHovered,
    dragged: (id, place) => dispatch({ type: 'pin', places: { [id]: place } }),
    covered: () => coveredIn(frame.current),
  };
}

/** What stays over the drawing wherever it is moved. */
const OVER = '.canvas-tools, .graph-list, .legend:not([open])';

/** The places of the drawing that something lies over. */
function coveredIn(frame: HTMLElement | null): readonly Taken[] {
  const row = frame?.closest('.graph-row');
  if (!frame || !row) return [];
  const { left, top } = frame.getBoundingClientRect();
  return [...row.querySelectorAll(OVER)].map((element) => {
    const box = element.getBoundingClientRect();
    return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
  });
}

/** The bundle that is open. */
export const bundleIn = ({ edges }: Scene, id: string | null): SceneEdge | undefined =>
  edges.find((edge) => edge.id === id && edge.facts.length > 1);
