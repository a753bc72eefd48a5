import { X } from 'lucide-react';
import type { SlotProps } from '../state/index.ts';
import { formatDate, formatNumber, TEXTS } from '../texts/index.ts';
import { edgeLabel } from './scene.ts';
import type { SceneEdge } from './scene-types.ts';
import { cutText } from './text.ts';

const MOST = 100;
const NAME = 60;

interface Props extends Pick<SlotProps, 'picture' | 'dispatch'> {
  readonly bundle: SceneEdge;
  readonly close: () => void;
}

/** The facts that are drawn as one edge, the largest first. */
export function BundleList({ bundle, picture, dispatch, close }: Props) {
  const behind = new Set(bundle.facts);
  const names = new Map(picture.nodes.map(({ id, label }) => [id, label]));
  const edges = picture.edges
    .filter(({ fact }) => behind.has(fact))
    .toSorted((left, right) => (right.amountUsd ?? 0) - (left.amountUsd ?? 0));
  const name = (id: string): string => cutText(names.get(id) ?? id, NAME);
  return (
    <section className="bundle" aria-label={bundle.label}>
      <h2>{TEXTS.graph.bundleOf(bundle.label, name(bundle.from), name(bundle.to))}</h2>
      <button type="button" className="close" aria-label={TEXTS.graph.closeBundle} onClick={close}>
        <X aria-hidden size={16} />
      </button>
      <ul>
        {edges.slice(0, MOST).map((edge) => {
          const { from, fromPrecision } = picture.facts[edge.fact] ?? { from: null, fromPrecision: null };
          return (
            <li key={edge.id}>
              <button type="button" onClick={() => dispatch({ type: 'select', id: edge.fact })}>
                <bdi>{edgeLabel(edge)}</bdi> <small>{formatDate(from, fromPrecision)}</small>
              </button>
            </li>
          );
        })}
      </ul>
      {edges.length > MOST && <p>{TEXTS.graph.listCut(formatNumber(MOST), formatNumber(edges.length))}</p>}
    </section>
  );
}
