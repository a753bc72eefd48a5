import { useState } from 'react';
import type { FactKind } from '../api/index.ts';
import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { DASHES, EDGE_HUES, NODE_LOOKS } from './looks.ts';
import type { Hue, Line, SceneNode } from './scene-types.ts';
import { cornersOf } from './shapes.ts';
import { DISPUTED_MARK } from './svg.ts';

const NODE_KINDS = Object.keys(NODE_LOOKS) as readonly SceneNode['kind'][];
const FACT_KINDS = Object.keys(EDGE_HUES) as readonly FactKind[];
const MIDDLE = { x: 9, y: 9 };

/** What the marks mean: those of the kinds that are drawn, and those of a day where there is one. */
export function Legend({ picture, state }: Pick<SlotProps, 'picture' | 'state'>) {
  const nodeKinds = new Set(picture.nodes.map(({ kind }) => kind));
  const factKinds = new Set(picture.edges.map(({ kind }) => kind));
  // Where there is room for it beside the drawing it begins open.
  const [open] = useState(() => matchMedia('(min-width: 1001px)').matches);
  return (
    <details className="legend" open={open}>
      <summary>{TEXTS.graph.legend}</summary>
      <ul>
        {NODE_KINDS.filter((kind) => nodeKinds.has(kind)).map((kind) => (
          <li key={kind}>
            <NodeSample kind={kind} /> {TEXTS.kinds[kind]}
          </li>
        ))}
        {FACT_KINDS.filter((kind) => factKinds.has(kind)).map((kind) => (
          <li key={kind}>
            <LineSample hue={EDGE_HUES[kind]} arrow={kind !== 'EVENT'} /> {TEXTS.graph.kindLine[kind]}
          </li>
        ))}
        {state.day !== null && (
          <>
            <li>
              <LineSample hue="text-2" line="dashed" /> {TEXTS.graph.dashed}
            </li>
            <li>
              <LineSample hue="text-2" line="dotted" /> {TEXTS.graph.dotted}
            </li>
          </>
        )}
        {picture.edges.some(({ found }) => found) && (
          <li>
            <LineSample hue="accent" width={4} /> {TEXTS.graph.found}
          </li>
        )}
        {picture.edges.some(({ disputed }) => disputed) && (
          <li>
            <b className="disputed-mark">{DISPUTED_MARK}</b> {TEXTS.disputed}
          </li>
        )}
        <li className="legend-note">{TEXTS.graph.sizes}</li>
      </ul>
    </details>
  );
}

function NodeSample({ kind }: { readonly kind: SceneNode['kind'] }) {
  const { shape, hue } = NODE_LOOKS[kind];
  const corners = cornersOf(shape, MIDDLE, 7);
  return (
    <svg width="18" height="18" aria-hidden="true" className={`hue-${hue}`}>
      {corners.length === 0 ? (
        <circle cx={MIDDLE.x} cy={MIDDLE.y} r="7" />
      ) : (
        <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
      )}
    </svg>
  );
}

interface LineProps {
  readonly hue: Hue;
  readonly line?: Line;
  readonly arrow?: boolean;
  readonly width?: number;
}

function LineSample({ hue, line = 'solid', arrow = false, width = 2 }: LineProps) {
  const { dash, gap } = DASHES[line];
  return (
    <svg width="34" height="12" aria-hidden="true" className={`hue-${hue}`}>
      <path
        d={arrow ? 'M0,6H26' : 'M0,6H34'}
        strokeWidth={width}
        strokeDasharray={gap > 0 ? `${dash} ${gap}` : undefined}
      />
      {arrow && <polygon points="34,6 25,1.5 25,10.5" />}
    </svg>
  );
}
