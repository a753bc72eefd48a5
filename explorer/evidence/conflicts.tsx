import { Check } from 'lucide-react';
import { useState } from 'react';
import { type ConflictPageFragment, ConflictsAboutDocument, usePages } from '../api/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { LongText, Problems, propertyInWords, valueInWords } from '../ui/index.ts';
import { type NameOf, useStatedNames } from './stated-names.ts';
import { Place } from './statement.tsx';

const { evidence } = TEXTS;
const FIRST = 10;
/** The most statements of a value that are shown at first. */
const TOLD = 3;

type Conflict = ConflictPageFragment['nodes'][number];

/** Where the sources disagree about the subject: the values side by side, and which of them stands. */
export function Conflicts({ id }: { readonly id: string }) {
  const { answers, more } = usePages(
    ConflictsAboutDocument,
    { id, first: FIRST },
    ({ conflicts }) => conflicts?.pageInfo,
  );
  const conflicts = answers.flatMap(({ data }) => data?.conflicts?.nodes ?? []);
  const nameOf = useStatedNames(conflicts.flatMap(({ values }) => values));
  const total = answers[0]?.data?.conflicts?.totalCount ?? 0;
  return (
    <>
      <Problems problems={answers.flatMap(({ problems }) => problems)} />
      {total > 0 && (
        <section className="conflicts">
          <h3>{evidence.conflicts(formatNumber(total))}</h3>
          {conflicts.map((conflict) => (
            <SideBySide key={conflict.id} conflict={conflict} nameOf={nameOf} />
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
  readonly nameOf: NameOf;
}

function SideBySide({ conflict, nameOf }: SideBySideProps) {
  return (
    <>
      <h4>{propertyInWords(conflict.property)}</h4>
      {conflict.values.every(({ because }) => because === null) && <p>{evidence.noneChosen}</p>}
      <ul className="side-by-side">
        {conflict.values.map((value) => (
          <li key={`${value.value} ${value.precision}`} data-chosen={value.because !== null}>
            <p>
              <strong>
                <LongText text={nameOf(valueInWords(conflict.property, value.value, value.precision))} />
              </strong>{' '}
              <small>{value.ours ? evidence.ours : evidence.sources(value.sources)}</small>
            </p>
            {value.because !== null && (
              <p className="stands">
                <Check aria-hidden size={14} /> {evidence.chosen}. {evidence.why[value.because]}
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
