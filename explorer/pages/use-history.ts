import { useEffect, useReducer, useState } from 'react';
import { type Dispatch, type History, readState, reduce, startHistory, writeState } from '../state/index.ts';

/** The state, which the address of the page has too: a link opens it, and the browser's buttons go back over it. */
export function useHistory(): {
  readonly history: History;
  readonly dispatch: Dispatch;
  readonly ignored: readonly string[];
} {
  const [opened] = useState(() => readState(location.hash));
  const [history, dispatch] = useReducer(reduce, startHistory(opened.state));
  const [ignored, setIgnored] = useState(opened.ignored);
  const written = writeState(history.present);
  useEffect(() => {
    const shown = `${location.pathname}${location.search}${written === '' ? '' : `#${written}`}`;
    // Replaced, not pushed: undo goes back, and a slider would leave hundreds of entries.
    globalThis.history.replaceState(undefined, '', shown);
  }, [written]);
  useEffect(() => {
    const open = (): void => {
      const { state, ignored: parts } = readState(location.hash);
      setIgnored(parts);
      dispatch({ type: 'open', state });
    };
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  return { history, dispatch, ignored };
}
