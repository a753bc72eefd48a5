import { Redo2, Undo2 } from 'lucide-react';
import { startOf } from '../follow/index.ts';
import type { Dispatch, History, View } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { SearchBox } from './search-box.tsx';

const VIEWS: readonly View[] = ['graph', 'map', 'table'];

/** The search, what goes back and forward, and the views. */
export function Header({ history, dispatch }: { readonly history: History; readonly dispatch: Dispatch }) {
  const { past, present, future } = history;
  return (
    <header>
      <h1>{TEXTS.page.title}</h1>
      <SearchBox dispatch={dispatch} />
      <div className="tools">
        <button
          type="button"
          aria-label={TEXTS.page.undo}
          title={TEXTS.page.undo}
          disabled={past.length === 0}
          onClick={() => dispatch({ type: 'undo' })}
        >
          <Undo2 aria-hidden size={16} />
        </button>
        <button
          type="button"
          aria-label={TEXTS.page.redo}
          title={TEXTS.page.redo}
          disabled={future.length === 0}
          onClick={() => dispatch({ type: 'redo' })}
        >
          <Redo2 aria-hidden size={16} />
        </button>
        <button type="button" onClick={() => dispatch({ type: 'clear' })}>
          {TEXTS.page.clear}
        </button>
        <button type="button" onClick={() => dispatch({ type: 'panel', panel: startOf('paths', present) })}>
          {TEXTS.follow.title}
        </button>
        <button type="button" onClick={() => dispatch({ type: 'panel', panel: { kind: 'take' } })}>
          {TEXTS.take.title}
        </button>
      </div>
      <fieldset className="views">
        <legend className="visually-hidden">{TEXTS.page.views}</legend>
        {VIEWS.map((view) => (
          <label key={view}>
            <input
              type="radio"
              name="view"
              checked={present.view === view}
              onChange={() => dispatch({ type: 'view', view })}
            />{' '}
            {TEXTS.page.view[view]}
          </label>
        ))}
      </fieldset>
      {/* The folder of this page is that of the playground. */}
      <a href="./" title={TEXTS.page.playgroundHint}>
        {TEXTS.page.playground}
      </a>
    </header>
  );
}
