import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { cutText } from './text.ts';

const MOST = 300;
const NAME = 80;

/** The nodes of the drawing as a list, the most tied first: the same for who does not see it. */
export function NodeList({ picture, state, dispatch }: Pick<SlotProps, 'picture' | 'state' | 'dispatch'>) {
  const nodes = picture.nodes.toSorted((left, right) => right.degree - left.degree);
  return (
    <>
      <ul className="node-list">
        {nodes.slice(0, MOST).map(({ id, kind, label, degree }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={state.selected === id}
              onClick={() => dispatch({ type: 'select', id })}
              data-node={id}
            >
              <bdi>{cutText(label, NAME)}</bdi>{' '}
              <small>{TEXTS.graph.tiesOf(TEXTS.kinds[kind], formatNumber(degree))}</small>
            </button>
          </li>
        ))}
      </ul>
      {nodes.length > MOST && <p>{TEXTS.graph.listCut(formatNumber(MOST), formatNumber(nodes.length))}</p>}
    </>
  );
}
