import type { SearchType } from '../api/index.ts';
import { actorKind, type Dispatch } from '../state/index.ts';
import { TEXTS } from '../texts/index.ts';
import { SearchField } from '../ui/index.ts';

const TYPES: readonly SearchType[] = ['COUNTRY', 'PERSON', 'ORGANIZATION', 'ALLIANCE', 'LOAN', 'EVENT'];

/** Searches as one types; what is chosen is drawn. */
export function SearchBox({ dispatch }: { readonly dispatch: Dispatch }) {
  const choose = (id: string): void => {
    if (actorKind(id) === undefined) {
      dispatch({ type: 'addFacts', ids: [id] });
      dispatch({ type: 'select', id });
    } else dispatch({ type: 'add', id });
  };
  return <SearchField label={TEXTS.search.label} types={TYPES} onChoose={choose} />;
}
