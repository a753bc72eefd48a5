import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { type Problem, SearchDocument, type SearchQuery, type SearchType, useAnswer } from '../api/index.ts';
import { TEXTS } from '../texts/index.ts';
import { factTitle } from './fact-title.ts';
import { inWords } from './problems.tsx';
import { useSettled } from './use-settled.ts';
import { propertyInWords } from './words.ts';

const FIRST = 12;
const PAUSE_MS = 120;

type Hit = NonNullable<SearchQuery['search']>['edges'][number];

interface SearchFieldProps {
  readonly label: string;
  /** Whether the label is to be seen; it is always read out. */
  readonly labelled?: boolean;
  readonly types: readonly SearchType[];
  readonly onChoose: (id: string) => void;
}

/** Searches as one types, and gives the id of what is chosen. */
export function SearchField({ label, labelled = false, types, onChoose }: SearchFieldProps) {
  const [text, setText] = useState('');
  const query = useSettled(text.trim(), PAUSE_MS);
  const variables = query === '' ? undefined : { query, types: [...types], first: FIRST };
  const { answer, loading } = useAnswer(SearchDocument, variables);
  const search = answer?.data?.search;
  const hits = query === '' ? [] : (search?.edges ?? []).map((hit) => ({ id: hit.node.id, hit }));
  const choose = (id: string): void => {
    onChoose(id);
    setText('');
  };
  return (
    <ComboBox
      className="search"
      items={hits}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(id) => typeof id === 'string' && choose(id)}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label {...(!labelled && { className: 'visually-hidden' })}>{label}</Label>
      <Input placeholder={TEXTS.search.placeholder} type="search" />
      <Popover className="search-hits" placement="bottom start">
        <ListBox
          aria-label={TEXTS.search.hits}
          renderEmptyState={() => emptyText(loading || query === '', answer?.problems)}
        >
          {({ id, hit }: (typeof hits)[number]) => (
            <ListBoxItem id={id} textValue={nameOf(hit)}>
              {/* No slots: what is seen is then what it is called. */}
              <span>{nameOf(hit)}</span> <span className="hit-place">{whereOf(hit)}</span>
            </ListBoxItem>
          )}
        </ListBox>
        {search?.pageInfo.hasNextPage && <p>{TEXTS.search.more}</p>}
      </Popover>
    </ComboBox>
  );
}

/** Why there are no hits. */
function emptyText(waiting: boolean, [problem]: readonly Problem[] = []): string {
  if (waiting) return TEXTS.page.loading;
  return problem === undefined ? TEXTS.search.none : inWords(problem.code);
}

function nameOf({ node }: Hit): string {
  if ('name' in node) return node.name;
  return node.__typename === 'Loan' || node.__typename === 'Event' ? factTitle(node) : node.id;
}

/** The kind, and the text that matched if that is not the name. */
function whereOf(hit: Hit): string {
  const { node, matches } = hit;
  const kind = TEXTS.kinds[node.__typename as keyof typeof TEXTS.kinds];
  const name = nameOf(hit);
  const [match] = matches.map(({ property, segments }) => [property, segments.map(({ text }) => text).join('')]);
  const [property = '', text = ''] = match ?? [];
  return text === '' || text === name ? kind : `${kind} · ${TEXTS.search.matched(propertyInWords(property), text)}`;
}
