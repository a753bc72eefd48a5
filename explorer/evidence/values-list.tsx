import { useState } from 'react';
import type { Dispatch } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { LongText, propertyInWords, valueInWords } from '../ui/index.ts';
import type { Footnotes, StatedValue } from './footnotes.ts';
import type { NameOf } from './stated-names.ts';
import type { Value } from './values.ts';

const { evidence } = TEXTS;
/** The most notes that stand behind a value at first. */
const NOTES = 6;

interface ValuesListProps {
  readonly footnotes: Footnotes;
  readonly nameOf: NameOf;
  readonly dispatch: Dispatch;
  /** Leads to a statement by its number. */
  readonly onNote: (number: number) => void;
}

/** The values that stand, each with the numbers of its statements; beside it what others say, and what is stated besides. */
export function ValuesList({ footnotes: { values, beside }, nameOf, dispatch, onNote }: ValuesListProps) {
  return (
    <>
      <dl className="values">
        {values.map(({ value, given, others }) => (
          <div key={`${value.property} ${value.value}`}>
            <dt>{propertyInWords(value.property)}</dt>
            <dd>
              <Shown value={value} dispatch={dispatch} />{' '}
              {given.length > 0 ? <Notes numbers={given} onNote={onNote} /> : <i>{evidence.noStatement}</i>}
              {others.map(({ stated, numbers }) => (
                <p key={`${stated.value} ${stated.precision}`} className="otherwise">
                  <Stated stated={stated} nameOf={nameOf} /> <Notes numbers={numbers} onNote={onNote} />
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {beside.length > 0 && (
        <>
          <h4>{evidence.beside}</h4>
          <dl className="values">
            {beside.map(({ stated, numbers }) => (
              <div key={`${stated.property} ${stated.value} ${stated.precision}`}>
                <dt>{propertyInWords(stated.property)}</dt>
                <dd>
                  <Stated stated={stated} nameOf={nameOf} /> <Notes numbers={numbers} onNote={onNote} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function Shown({ value, dispatch }: { readonly value: Value; readonly dispatch: Dispatch }) {
  const { actor } = value;
  if (!actor) return <LongText text={valueInWords(value.property, value.value, value.precision)} />;
  return (
    <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: actor.id })}>
      <bdi>{actor.name}</bdi>
    </button>
  );
}

const Stated = ({ stated, nameOf }: { readonly stated: StatedValue; readonly nameOf: NameOf }) => (
  <LongText text={nameOf(valueInWords(stated.property, stated.value, stated.precision))} />
);

interface NotesProps {
  readonly numbers: readonly number[];
  readonly onNote: (number: number) => void;
}

/** The numbers of statements, each leading there. */
function Notes({ numbers, onNote }: NotesProps) {
  const [all, setAll] = useState(false);
  const shown = all ? numbers : numbers.slice(0, NOTES);
  return (
    <span className="notes">
      {shown.map((number) => (
        <button
          key={number}
          type="button"
          className="link"
          aria-label={evidence.footnote(number)}
          onClick={() => onNote(number)}
        >
          {number}
        </button>
      ))}
      {shown.length < numbers.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {evidence.moreNotes(formatNumber(numbers.length - shown.length))}
        </button>
      )}
    </span>
  );
}
