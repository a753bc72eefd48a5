import { type RefObject, useEffect, useRef, useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import type { Arranger } from './arranger.ts';
import type { Marked } from './overlay.ts';
import { lessMotion, usePalette } from './palette.ts';
import type { Palette, Scene } from './scene-types.ts';
import { Stage, type StageEvents } from './stage.ts';

interface Rooms {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
}

/** The stage in its place on the page: null before it is there, 'none' where there is no WebGL. */
export function useStage({ container, overlay }: Rooms, events: StageEvents): Stage | null | 'none' {
  const palette = usePalette();
  const [stage, setStage] = useState<Stage | null | 'none'>(null);
  const heard = useRef(events);
  heard.current = events;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage outlives a change of colours
  useEffect(() => {
    if (!container.current || !overlay.current) return;
    const made = tryStage(container.current, overlay.current, palette, heard);
    setStage(made);
    if (made === 'none') return;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(container.current);
    return () => {
      observer.disconnect();
      made.kill();
    };
  }, []);
  return stage;
}

function tryStage(
  container: HTMLElement,
  overlay: HTMLCanvasElement,
  palette: ReturnType<typeof usePalette>,
  heard: RefObject<StageEvents>,
): Stage | 'none' {
  const events: StageEvents = {
    clickNode: (id) => heard.current.clickNode(id),
    doubleClickNode: (id) => heard.current.doubleClickNode(id),
    menu: (id) => heard.current.menu(id),
    clickEdge: (id) => heard.current.clickEdge(id),
    clickStage: () => heard.current.clickStage(),
    hover: (id) => heard.current.hover(id),
    dragged: (id, place) => heard.current.dragged(id, place),
    moved: () => heard.current.moved(),
    covered: () => heard.current.covered(),
    taken: () => heard.current.taken(),
  };
  try {
    return new Stage(container, overlay, palette, events);
  } catch {
    container.replaceChildren();
    return 'none';
  }
}

type Shown = Pick<SlotProps['state'], 'roots' | 'expanded' | 'facts' | 'hidden' | 'pinned'> & {
  readonly stage: Stage;
  readonly scene: Scene;
  readonly palette: Palette;
};

/** Shows the scene on the stage whenever it, the pins or the colours change. */
export function useShownScene(
  stage: Stage | null,
  scene: Scene,
  arranger: Arranger,
  { state, loading }: Pick<SlotProps, 'state' | 'loading'>,
): void {
  const palette = usePalette();
  const { roots, expanded, facts, hidden, pinned } = state;
  const shown = useRef<Shown | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (stage === null) return;
    const before = shown.current;
    const now: Shown = { roots, expanded, facts, hidden, pinned, stage, scene, palette };
    shown.current = now;
    const places = arranger.show(scene, pinned, !loading, !lessMotion());
    // That an answer is on its way or has come draws nothing by itself.
    if (before && sameIn(before, now, ['stage', 'scene', 'pinned', 'palette'])) return;
    // The same drawing on another day: what is gone may come back.
    const keep = before !== null && sameIn(before, now, ['roots', 'expanded', 'facts', 'hidden']);
    const first = !begun.current && scene.nodes.length > 0;
    stage.show(scene, places, palette, keep);
    if (!first) return;
    begun.current = true;
    stage.fit();
  }, [stage, scene, roots, expanded, facts, hidden, pinned, loading, palette, arranger]);
}

const sameIn = (before: Shown, now: Shown, names: readonly (keyof Shown)[]): boolean =>
  names.every((name) => before[name] === now[name]);

/** Lets what is selected or pointed at stand out. */
export function useMarks(stage: Stage | null, { selected, focused, hovered }: Marked): void {
  useEffect(() => stage?.mark({ selected, focused, hovered }), [stage, selected, focused, hovered]);
}
