import { useMemo, useRef, useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Bubble } from './bubble.tsx';
import { BundleList } from './bundle-list.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import './graph.css';
import { Legend } from './legend.tsx';
import { NodeList } from './node-list.tsx';
import { lessMotion } from './palette.ts';
import { sceneOf } from './scene.ts';
import { bundleIn, type CanvasRooms, useCanvas } from './use-canvas.ts';

/** The drawing of the picture. */
export function GraphCanvas(props: SlotProps) {
  const { nodes, edges } = props.picture;
  const scene = useMemo(() => sceneOf({ nodes, edges }), [nodes, edges]);
  const rooms: CanvasRooms = {
    container: useRef<HTMLDivElement>(null),
    overlay: useRef<HTMLCanvasElement>(null),
    frame: useRef<HTMLDivElement>(null),
  };
  const canvas = useCanvas(props, scene, rooms);
  const { arranger, stage, opened, setOpened, fit, draws } = canvas;
  const close = (): void => {
    setOpened(null);
    rooms.frame.current?.focus();
  };
  if (!draws) {
    return (
      <>
        <p role="alert">{TEXTS.graph.noWebgl}</p>
        <NodeList {...props} />
      </>
    );
  }
  const bundle = bundleIn(scene, opened);
  return (
    <>
      <LeftOut {...scene.leftOut} />
      <div className="graph-row">
        <Legend {...props} />
        <div className="graph">
          <Frame {...canvas} rooms={rooms} nodes={scene.nodes.length} edges={scene.edges.length} />
          <Bubble
            {...props}
            {...canvas}
            of={bundle ? null : (opened ?? props.state.selected)}
            open={opened !== null}
            close={close}
            place={(id) => stage.current?.whereIs(id) ?? null}
            pinPlace={(id) => arranger.places().get(id) ?? null}
          />
          {bundle && <BundleList {...props} bundle={bundle} close={close} />}
          <CanvasTools
            zoom={(factor) => stage.current?.zoom(factor)}
            fit={fit}
            arrange={() => arranger.again(scene, !lessMotion())}
          />
          <FoldedList {...props} />
        </div>
      </div>
    </>
  );
}

/** The drawing as a list, which is made when it is opened. */
function FoldedList(props: SlotProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="graph-list" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{TEXTS.graph.list}</summary>
      {open && <NodeList {...props} />}
    </details>
  );
}

/** Says what is not drawn because there is too much. */
function LeftOut({ nodes, edges }: { readonly nodes: number; readonly edges: number }) {
  if (nodes + edges === 0) return null;
  return (
    <p role="status" className="left-out">
      {TEXTS.graph.leftOut(formatNumber(nodes), formatNumber(edges))}
    </p>
  );
}

interface FrameProps extends Pick<ReturnType<typeof useCanvas>, 'keys' | 'still'> {
  readonly rooms: CanvasRooms;
  readonly nodes: number;
  readonly edges: number;
}

/** What takes the keys, and the two canvases in it. What the keys do is described beside it, and what they did is said. */
function Frame({ keys, still, rooms, nodes, edges }: FrameProps) {
  return (
    <>
      <div
        ref={rooms.frame}
        role="application"
        className="graph-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        aria-label={TEXTS.graph.label(formatNumber(nodes), formatNumber(edges))}
        aria-describedby="graph-keys"
        data-still={still}
        data-nodes={nodes}
        data-edges={edges}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.enter}
        onBlur={keys.leave}
      >
        <div ref={rooms.container} className="graph-stage" />
        <canvas ref={rooms.overlay} className="graph-texts" />
      </div>
      <p id="graph-keys" className="visually-hidden">
        {TEXTS.graph.keys}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {keys.said}
      </p>
    </>
  );
}
