import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';

/** The drawing of the picture. */
export function GraphCanvas({ picture, state, dispatch }: SlotProps) {
  return (
    <ul className="node-list">
      {picture.nodes.map(({ id, kind, label, degree }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={state.selected === id}
            onClick={() => dispatch({ type: 'select', id })}
            data-node={id}
          >
            {label} <small>{`${TEXTS.kinds[kind]} · ${degree}`}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
