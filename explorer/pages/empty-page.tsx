import type { Dispatch } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { EXAMPLE_NAMES, EXAMPLES } from './examples.ts';

/** What the page is for, and examples to begin with. */
export function EmptyPage({ dispatch }: { readonly dispatch: Dispatch }) {
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
