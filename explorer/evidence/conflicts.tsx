import { Check } from 'lucide-react';
import { useState } from 'react';
import { ConflictsAboutDocument, usePages } from '../api/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { LongText, Problems } from '../ui/index.ts';
import { type Conflict, chosenOf } from './chosen.ts';
import { Place } from './statement.tsx';
import type { Value } from './values.ts';
import { propertyInWords, valueInWords } from './words.ts';

const { evidence } = TEXTS;
const FIRST = 10;
/** The most statements of a value that are shown at first. */
const TOLD = 3;

/** Where the sources disagree about the subject: the values side by side, and which of them stands. */
export function Conflicts({ id, values }: { readonly id: string; readonly values: readonly Value[] }) {
  const { answers, more } = usePages(
    ConflictsAboutDocument,
    { id, first: FIRST },
    ({ conflicts }) => conflicts?.pageInfo,
  );
  const conflicts = answers.flatMap(({ data }) => data?.conflicts?.nodes ?? []);
  const total = answers[0]?.data?.conflicts?.totalCount ?? 0;
  return (
    <>
      <Problems problems={answers.flatMap(({ problems }) => problems)} />
      {total > 0 && (
        <section className="conflicts">
          <h3>{evidence.conflicts(formatNumber(total))}</h3>
          {conflicts.map((conflict) => (
            <SideBySide key={conflict.id} conflict={conflict} standing={values} />
          ))}
          {more && (
            <button type="button" onClick={more}>
              {evidence.moreConflicts}
            </button>
          )}
        </section>
      )}
    </>
  );
}

interface SideBySideProps {
  readonly conflict: Conflict;
  readonly standing: readonly Value[];
}

function SideBySide({ conflict, standing }: SideBySideProps) {
  const { index, why } = chosenOf(conflict, standing);
  const nameOf = (id: string) => standing.find(({ actor }) => actor?.id === id)?.actor?.name;
  return (
    <>
      <h4>{propertyInWords(conflict.property)}</h4>
      {index === undefined && <p>{evidence.noneChosen}</p>}
      <ul className="side-by-side">
        {conflict.values.map((value, place) => (
          <li key={`${value.value} ${value.precision}`} data-chosen={place === index}>
            <p>
              <strong>
                <LongText text={nameOf(value.value) ?? valueInWords(conflict.property, value.value, value.precision)} />
              </strong>{' '}
              <small>{value.ours ? evidence.ours : evidence.sources(value.sources)}</small>
            </p>
            {place === index && (
              <p className="stands">
                <Check aria-hidden size={14} /> {evidence.chosen}. {why && evidence.why[why]}
              </p>
            )}
            <Told statements={value.statements} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ statements }: Pick<Conflict['values'][number], 'statements'>) {
  const [all, setAll] = useState(false);
  const shown = all ? statements : statements.slice(0, TOLD);
  return (
    <>
      {shown.map((statement) => (
        <div key={statement.id}>
          <p className="summary">
            <LongText text={statement.summary} />
          </p>
          <Place statement={statement} />
          <p className="place">{evidence.precedence(formatNumber(statement.source.precedence))}</p>
        </div>
      ))}
      {shown.length < statements.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {evidence.moreNotes(formatNumber(statements.length - shown.length))}
        </button>
      )}
    </>
  );
}
