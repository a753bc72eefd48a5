import { useMemo, useState } from 'react';
import type { SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { ACTOR_COLUMNS, actorRows, FACT_COLUMNS, factRows } from './columns.ts';
import { fileName } from './file-name.ts';
import { TableView } from './table-view.tsx';

/** All that is drawn, as a table of its facts and one of its actors. */
export function PictureTable({ picture, state, dispatch }: SlotProps) {
  const [what, setWhat] = useState<'facts' | 'actors'>('facts');
  const facts = useMemo(() => factRows(picture), [picture]);
  const actors = useMemo(() => actorRows(picture), [picture]);
  const shared = {
    selects: 'label',
    selected: state.selected,
    onSelect: (id: string) => dispatch({ type: 'select', id }),
    file: fileName(state, what, 'csv'),
  };
  const texts = TEXTS.table;
  const counts = { facts: facts.length, actors: actors.length };
  return (
    <div className="table-view">
      <fieldset>
        <legend className="visually-hidden">{texts.caption}</legend>
        {(['facts', 'actors'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === what} onClick={() => setWhat(one)}>
            {texts.of[one](formatNumber(counts[one]))}
          </button>
        ))}
      </fieldset>
      {what === 'facts' ? (
        <TableView key="facts" caption={texts.of.facts('')} columns={FACT_COLUMNS} rows={facts} {...shared} />
      ) : (
        <TableView key="actors" caption={texts.of.actors('')} columns={ACTOR_COLUMNS} rows={actors} {...shared} />
      )}
    </div>
  );
}
