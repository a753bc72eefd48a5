import type { DatesQuery, DatesQueryVariables, LoanDatesFragment } from '../api/index.ts';
import type { Cut, CutField } from '../state/index.ts';
import type { Dated } from './marks.ts';

/** Actors that one operation asks for. */
const TOGETHER = 20;

const FIELDS: readonly CutField[] = ['tenures', 'memberships', 'loansGiven', 'loansReceived', 'events'];

/** The operations that ask for the dates of lists that are cut: actors of which the same lists are together. */
export function datesQuestions(cuts: readonly Cut[]): readonly DatesQueryVariables[] {
  const fields = new Map<string, CutField[]>();
  for (const { node, field, shown, total } of cuts) {
    if (shown < total) fields.set(node, [...(fields.get(node) ?? []), field]);
  }
  const groups = new Map<string, string[]>();
  for (const [id, some] of fields) {
    const key = FIELDS.filter((field) => some.includes(field)).join();
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].flatMap(([key, ids]) => {
    const asked = key.split(',');
    return Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, index) => ({
      ids: ids.slice(index * TOGETHER, (index + 1) * TOGETHER),
      tenures: asked.includes('tenures'),
      memberships: asked.includes('memberships'),
      loansGiven: asked.includes('loansGiven'),
      loansReceived: asked.includes('loansReceived'),
      events: asked.includes('events'),
    }));
  });
}

type Dates = Pick<LoanDatesFragment, 'from' | 'until' | 'firstObserved' | 'lastObserved'>;

/** The first and last dates of lists, as facts that have them: of what is not known to have ended one without an end. */
export function datesIn(answers: readonly DatesQuery[]): readonly Dated[] {
  return answers
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => {
      if (!node) return [];
      const lists = node as unknown as Partial<Record<CutField, { readonly aggregate: Dates }>>;
      return FIELDS.flatMap((field) => {
        const dates = lists[field]?.aggregate;
        return dates ? edgesOf(dates, field === 'events' ? 'Event' : 'Fact') : [];
      });
    });
}

function edgesOf({ from, until, firstObserved, lastObserved }: Dates, __typename: string): readonly Dated[] {
  const dated = (end: 'min' | 'max', untilDate: string | null): Dated => ({
    __typename,
    id: '',
    from: from[end],
    fromPrecision: null,
    until: untilDate,
    untilPrecision: null,
    firstObserved: firstObserved[end],
    lastObserved: lastObserved[end],
    presumedUntil: null,
  });
  const open = until.nulls > 0 ? [dated('min', null), dated('max', null)] : [];
  return until.min === null ? open : [...open, dated('min', until.min), dated('max', until.max)];
}
