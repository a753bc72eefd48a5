import { Check } from 'lucide-react';
import { useState } from 'react';
import { ConflictsDocument, type ConflictsQuery, useAnswers } from '../api/index.ts';
import { actorKind, dayOf, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { factTitle, Problems, propertyInWords, useNames, valueInWords } from '../ui/index.ts';
import { FollowTabs } from './follow-tabs.tsx';

const FIRST = 20;

/** Where the sources disagree, over the whole graph: each value with who says so. */
export function ConflictsPanel(props: SlotProps) {
  const { state } = props;
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const questions = [undefined, ...cursors].map((after) => ({
    first: FIRST,
    ...(after !== undefined && { after }),
    ...dayOf(state),
  }));
  const { answers, loading } = useAnswers(ConflictsDocument, questions);
  const pages = answers.flatMap(({ data }) => data?.conflicts ?? []);
  const conflicts = pages.flatMap(({ nodes }) => nodes);
  const last = pages.at(-1);
  const after = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null;
  const values = conflicts.flatMap((conflict) => conflict.values.map(({ value }) => value));
  const nameOf = useNames(values.filter((value) => actorKind(value) !== undefined));
  const texts = TEXTS.follow.disagree;
  return (
    <div className="follow">
      <FollowTabs {...props} shown="conflicts" />
      <h2>{TEXTS.follow.conflicts}</h2>
      <Problems problems={answers.flatMap(({ problems }) => problems)} />
      {last && <p>{texts.shown(formatNumber(conflicts.length), formatNumber(last.totalCount))}</p>}
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} nameOf={nameOf} {...props} />
      ))}
      {loading && <p>{TEXTS.page.loading}</p>}
      {!loading && after !== null && (
        <button type="button" onClick={() => setCursors([...cursors, after])}>
          {texts.more}
        </button>
      )}
    </div>
  );
}

type Conflict = NonNullable<ConflictsQuery['conflicts']>['nodes'][number];

interface ConflictProps extends Pick<SlotProps, 'dispatch'> {
  readonly conflict: Conflict;
  readonly nameOf: (id: string) => string;
}

function Conflict({ conflict: { subject, property, values }, nameOf, dispatch }: ConflictProps) {
  const texts = TEXTS.follow.disagree;
  return (
    <section className="conflict">
      <h3>
        <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: subject.id })}>
          {titleOf(subject)}
        </button>{' '}
        <span className="small">{propertyInWords(property)}</span>
      </h3>
      <dl>
        {values.map(({ value, precision, ours, because, statements }) => (
          <div key={`${value} ${precision}`}>
            <dt>
              {nameOf(valueInWords(property, value, precision))}{' '}
              {because !== null && (
                <span className="small">
                  <Check aria-hidden size={12} /> {texts.stands}
                </span>
              )}{' '}
              {ours && <span className="small">{texts.ours}</span>}
            </dt>
            <dd className="small">{sourcesOf(statements)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const sourcesOf = (statements: Conflict['values'][number]['statements']): string =>
  [...new Set(statements.map(({ source }) => source?.title ?? ''))].filter(Boolean).join(' · ');

type Subject = Conflict['subject'];

function titleOf(subject: Subject): string {
  if ('disputed' in subject) return factTitle(subject);
  return 'name' in subject ? subject.name : subject.id;
}
