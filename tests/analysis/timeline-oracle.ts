import type { Link, RandomGraph, Stored } from '../fuzz/random-graph.ts';
import { isInForce, lastDay } from './oracle.ts';

/** What is asked of a timeline. */
export interface Asked {
  readonly about: readonly string[];
  readonly between: boolean;
  readonly facts: readonly string[] | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** An entry as it is expected. */
export interface Expected {
  readonly fact: string;
  readonly mark: string;
  readonly date: string;
  readonly precision: string;
}

const LABELS = ['Tenure', 'Membership', 'Loan', 'Event'];
const MARKS = ['ENDS', 'BEGINS', 'OBSERVED', 'HAPPENS'];
const PRECISIONS = ['DECADE', 'YEAR', 'MONTH', 'WEEK', 'DAY'];

interface Fact {
  readonly id: string;
  readonly label: string;
  readonly stored: Stored;
  readonly links: readonly Link[];
}

const text = (fact: Fact, name: string): string | undefined => {
  const value = fact.stored[name];
  return typeof value === 'string' ? value : undefined;
};

/** The timeline of a graph, from the plain data: every dated end of every fact that counts, in order. */
export function timelineOf(
  graph: RandomGraph,
  asked: Asked,
): { entries: readonly Expected[]; undated: readonly string[] } {
  const facts = factsOf(graph).filter(({ label }) => asked.facts?.includes(label.toUpperCase()) ?? true);
  const own = facts.filter(({ links }) => links.some(({ to }) => asked.about.includes(to.id)));
  const counted = asked.between ? own.filter((fact) => isTying(fact, own, asked.about)) : own;
  const dated = counted.map((fact) => ({ fact, ends: endsOf(fact) }));
  const entries = dated
    .flatMap(({ fact, ends }) => ends.map((end) => ({ ...end, own: ends, fact: fact.id })))
    .filter(({ date, precision }) => {
      return (!asked.until || date < asked.until) && (!asked.from || lastDay(date, precision) >= asked.from);
    })
    .sort(
      (one, other) =>
        compare(one.date, other.date) ||
        rank(one) - rank(other) ||
        PRECISIONS.indexOf(one.precision) - PRECISIONS.indexOf(other.precision) ||
        compare(one.fact, other.fact),
    )
    .map(({ fact, mark, date, precision }) => ({ fact, mark, date, precision }));
  return { entries, undated: dated.filter(({ ends }) => ends.length === 0).map(({ fact }) => fact.id) };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Ends come first, but for the end of what begins on the same date. */
function rank({ mark, own }: { readonly mark: string; readonly own: readonly { readonly date: string }[] }): number {
  const isAtOnce = mark === 'ENDS' && own.length === 2 && own[0]?.date === own[1]?.date;
  return isAtOnce ? MARKS.length : MARKS.indexOf(mark);
}

const factsOf = ({ nodes, links }: RandomGraph): readonly Fact[] =>
  LABELS.flatMap((label) =>
    (nodes.get(label) ?? []).map((stored) => ({
      id: String(stored.id),
      label,
      stored,
      links: links.filter(({ from, type }) => from.label === label && from.id === stored.id && type !== 'ABOUT'),
    })),
  );

function endsOf(fact: Fact): readonly Omit<Expected, 'fact'>[] {
  const [from, until] = [text(fact, 'from'), text(fact, 'until')];
  const seen = text(fact, 'firstObserved') ?? text(fact, 'lastObserved');
  const happens = fact.label === 'Event' ? 'HAPPENS' : 'BEGINS';
  const [date, precision] = from ? [from, text(fact, 'fromPrecision') ?? 'DAY'] : [seen, 'DAY'];
  const begin = date ? [{ mark: from ? happens : 'OBSERVED', date, precision }] : [];
  const end = { mark: 'ENDS', date: until ?? '', precision: text(fact, 'untilPrecision') ?? 'DAY' };
  // The last day on which an event may be over lies within its date, or just behind it.
  const isShort =
    fact.label === 'Event' && date && until && dayAfter(lastDay(date, precision)) >= lastDay(until, end.precision);
  return until && !isShort ? [...begin, end] : begin;
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Whether a fact ties two of the actors. */
function isTying(fact: Fact, all: readonly Fact[], about: readonly string[]): boolean {
  const parties = new Set(fact.links.map(({ to }) => to.id).filter((id) => about.includes(id)));
  if (parties.size > 1) return true;
  if (fact.label !== 'Membership') return false;
  const [member, alliance] = ['MEMBER', 'ALLIANCE'].map((type) => partyOf(fact, type));
  if (!about.includes(String(member))) return false;
  return all.some(
    (other) =>
      other.label === 'Membership' &&
      partyOf(other, 'ALLIANCE') === alliance &&
      partyOf(other, 'MEMBER') !== member &&
      about.includes(String(partyOf(other, 'MEMBER'))) &&
      mayBeTogether(fact, other),
  );
}

const partyOf = ({ links }: Fact, type: string): string | undefined => links.find((link) => link.type === type)?.to.id;

/** Whether both may be in force on one day: on the first of all days, or on one on which one of them begins. */
const mayBeTogether = (one: Fact, other: Fact): boolean =>
  ['0001-01-01', text(one, 'from'), text(other, 'from')].some(
    (day) => day && [one, other].every(({ stored }) => isInForce(stored, day, 'POSSIBLE')),
  );
