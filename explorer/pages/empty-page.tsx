import type { SlotProps } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { EXAMPLE_NAMES, EXAMPLES } from './examples.ts';

/** What the page is for, and examples to begin with. Beside a panel a person has begun: then only that nothing is drawn. */
export function EmptyPage({ state, dispatch }: Pick<SlotProps, 'state' | 'dispatch'>) {
  if (state.panel.kind !== 'none') return <p className="empty">{TEXTS.page.nothingDrawn}</p>;
  return (
    <div className="empty">
      <p>{TEXTS.page.empty}</p>
      <p>{TEXTS.page.begin}</p>
      <ul>
        {EXAMPLE_NAMES.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => dispatch({ type: 'open', state: EXAMPLES[name] })}>
              <strong>{TEXTS.examples[name].title}</strong>
              <span>{TEXTS.examples[name].text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
