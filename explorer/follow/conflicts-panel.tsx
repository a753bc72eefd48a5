import { useState } from 'react';
import { ConflictsDocument, type ConflictsQuery, useAnswers } from '../api/index.ts';
import { dayOf, labelOf, type SlotProps } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { Problems } from '../ui/index.ts';
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
  const texts = TEXTS.follow.disagree;
  return (
    <div className="follow">
      <FollowTabs {...props} shown="conflicts" />
      <h2>{TEXTS.follow.conflicts}</h2>
      <Problems problems={answers.flatMap(({ problems }) => problems)} />
      {last && <p>{texts.shown(formatNumber(conflicts.length), formatNumber(last.totalCount))}</p>}
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} {...props} />
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

function Conflict({ conflict: { subject, property, values }, dispatch }: SlotProps & { readonly conflict: Conflict }) {
  const texts = TEXTS.follow.disagree;
  return (
    <section className="conflict">
      <h3>
        <button type="button" className="link" onClick={() => dispatch({ type: 'select', id: subject.id })}>
          {nameOf(subject)}
        </button>{' '}
        <span className="small">{property}</span>
      </h3>
      <dl>
        {values.map(({ value, ours, statements }) => (
          <div key={value ?? ''}>
            <dt>
              {value ?? texts.none} {ours && <span className="small">{texts.ours}</span>}
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

/** What the data calls it, or who is in it. */
function nameOf(subject: Subject): string {
  switch (subject.__typename) {
    case 'Tenure':
      return [subject.holder?.name, subject.office].filter(Boolean).join(' · ') || subject.id;
    case 'Membership':
      return [subject.member?.name, subject.alliance?.name].filter(Boolean).join(' · ') || subject.id;
    case 'Loan':
      return (
        labelOf(subject) ?? ([subject.creditor?.name, subject.debtor?.name].filter(Boolean).join(' → ') || subject.id)
      );
    case 'Event':
      return labelOf(subject) ?? subject.id;
    default:
      return 'name' in subject ? subject.name : subject.id;
  }
}
