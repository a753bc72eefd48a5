import type { ToldFragment } from '../api/index.ts';
import type { Dispatch } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { LongText, propertyInWords, valueInWords, WebLink, WithDates } from '../ui/index.ts';

import type { NameOf } from './stated-names.ts';

const { evidence } = TEXTS;

interface StatementProps {
  readonly statement: ToldFragment;
  readonly nameOf: NameOf;
  /** The subject, of which the source may speak by another id. */
  readonly of: string;
  readonly dispatch: Dispatch;
}

/** What one source says at one place, and who says it. */
export function Statement({ statement, nameOf, of, dispatch }: StatementProps) {
  const { summary, values, statedOf, attributedTo, outlet } = statement;
  return (
    <>
      <p className="summary">
        <LongText text={summary} />
      </p>
      <ul className="stated">
        {values.map(({ property, value, precision, original }) => (
          <li key={`${property} ${value}`}>
            <b>{propertyInWords(property)}</b> <LongText text={nameOf(valueInWords(property, value, precision))} />{' '}
            {original !== null && original !== value && <LongText text={evidence.original(original)} />}
          </li>
        ))}
      </ul>
      <Place statement={statement} />
      <p className="place">
        {attributedTo && <Who text={evidence.said} actor={attributedTo} dispatch={dispatch} />}{' '}
        {outlet && <Who text={evidence.outlet} actor={outlet} dispatch={dispatch} />}{' '}
        {statedOf !== of && <span>{evidence.statedOf(statedOf)}</span>}
      </p>
    </>
  );
}

/** The source, the paragraph or row, and on what basis it is stated. */
export function Place({ statement: { source, locator, basis } }: { readonly statement: ToldFragment }) {
  const place = source.kind === 'ARTICLE' ? evidence.paragraph : evidence.row;
  const details = [
    place(formatNumber(locator)),
    evidence.basis[basis],
    source.publisher,
    source.publishedOn && evidence.published(source.publishedOn),
    source.partOf && evidence.partOf(source.partOf.title),
  ].filter(Boolean);
  return (
    <p className="place">
      <WebLink url={source.url} text={source.title} />{' '}
      <span dir="auto">
        <WithDates text={details.join(' · ')} />
      </span>
    </p>
  );
}

interface WhoProps {
  readonly text: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly dispatch: Dispatch;
}

function Who({ text, actor, dispatch }: WhoProps) {
  return (
    <span>
      {text}{' '}
      <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: actor.id })}>
        <bdi>{actor.name}</bdi>
      </button>
    </span>
  );
}
