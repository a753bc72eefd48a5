import { useEffect, useReducer, useState } from 'react';
import {
  type Dispatch,
  type ExplorerState,
  type History,
  readState,
  reduce,
  startHistory,
  writeState,
} from '../state/index.ts';

/** The state, which the address of the page has too: a link opens it, and the browser's buttons go back over it. */
export function useHistory(): {
  readonly history: History;
  readonly dispatch: Dispatch;
  readonly ignored: readonly string[];
  /** The state that a link opened last, as it was. */
  readonly opened: ExplorerState;
} {
  const [opened, setOpened] = useState(() => readState(location.hash));
  const [history, dispatch] = useReducer(reduce, startHistory(opened.state));
  const written = writeState(history.present);
  useEffect(() => {
    const shown = `${location.pathname}${location.search}${written === '' ? '' : `#${written}`}`;
    // Replaced, not pushed: undo goes back, and a slider would leave hundreds of entries.
    globalThis.history.replaceState(undefined, '', shown);
  }, [written]);
  useEffect(() => {
    const open = (): void => {
      const link = readState(location.hash);
      setOpened(link);
      dispatch({ type: 'open', state: link.state });
    };
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  return { history, dispatch, ignored: opened.ignored, opened: opened.state };
}
