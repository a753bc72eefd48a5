import type { FactKind, TimelineQuery } from '../api/index.ts';
import { formatDate, formatUsd, TEXTS } from '../texts/index.ts';

type Entry = NonNullable<TimelineQuery['timeline']>['edges'][number];
type Fact = Entry['node'];

/** A fact of the timeline, which has an entry for each of its ends. */
export interface Row {
  readonly id: string;
  readonly kind: FactKind;
  readonly fact: Fact;
  readonly label: string;
  readonly dates: string;
}

const { timeline } = TEXTS.time;

/** The facts of the entries in their order, as the actor sees them. */
export function rowsOf(entries: readonly Entry[], actor: string): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { node: fact, kind } of entries) {
    if (rows.has(fact.id)) continue;
    rows.set(fact.id, { id: fact.id, kind, fact, label: labelOf(fact, actor), dates: datesOf(fact) });
  }
  return [...rows.values()];
}

/** What the fact is, and whom it ties the actor to. */
function labelOf(fact: Fact, actor: string): string {
  switch (fact.__typename) {
    case 'Tenure':
      return timeline.office(fact.office, fact.holder.id === actor ? fact.country.name : fact.holder.name);
    case 'Membership':
      return fact.member.id === actor ? fact.alliance.name : fact.member.name;
    case 'Loan': {
      const { creditor, debtor, principalUsd, loanTitle } = fact;
      const what = principalUsd === null ? (loanTitle ?? TEXTS.fact.LOAN) : formatUsd(principalUsd);
      if (creditor?.id === actor) return timeline.to(what, debtor?.name ?? '?');
      return timeline.fromWhom(what, creditor?.name ?? '?');
    }
    case 'Event':
      return fact.eventTitle;
  }
}

/** When it was in force, as exactly as that is known. */
function datesOf({ __typename, ...fact }: Fact): string {
  const { from, fromPrecision, until, untilPrecision, firstObserved, presumedUntil } = fact;
  const begin =
    from !== null
      ? timeline.began(formatDate(from, fromPrecision))
      : firstObserved !== null && timeline.seen(formatDate(firstObserved, null));
  if (__typename === 'Event') return begin || '';
  const open = presumedUntil === null ? timeline.goesOn : timeline.presumed(formatDate(presumedUntil, null));
  return [begin, until === null ? open : timeline.ended(formatDate(until, untilPrecision))].filter(Boolean).join(', ');
}
