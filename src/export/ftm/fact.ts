import { periodLabel } from '../../analysis/index.ts';
import type { ActorHead, ExportedFact, Party, Values } from '../record.ts';
import { countryCode } from './country.ts';
import { knownEnd, knownPart } from './date.ts';
import { type Entity, entity, evidence, named, otherwise, type Property, renamed } from './entity.ts';
import { ftmId, madeId } from './id.ts';

/** What facts of a type are in FollowTheMoney. */
interface Mapping {
  readonly schema: string;
  /** What its properties are called there. */
  readonly names: Readonly<Record<string, string>>;
  /** What leads to the actors there, by their role; `*` is any role. */
  readonly parties: Readonly<Record<string, string>>;
  /** Where everything goes that has no property there: an interval has a description, a thing has notes. */
  readonly rest: 'description' | 'notes';
  /** Whether it has a date besides its begin and end. */
  readonly dated: boolean;
}

/** What facts are in FollowTheMoney, by their type. */
export const FACTS: Readonly<Record<string, Mapping>> = {
  Loan: {
    schema: 'Debt',
    names: { principal: 'amount', currency: 'currency', principalUsd: 'amountUsd' },
    parties: { creditor: 'creditor', debtor: 'debtor' },
    rest: 'description',
    dated: true,
  },
  Membership: {
    schema: 'Membership',
    names: { status: 'status' },
    parties: { member: 'member', alliance: 'organization' },
    rest: 'description',
    dated: false,
  },
  // The country has the position, of which the name is the office.
  Tenure: { schema: 'Occupancy', names: {}, parties: { holder: 'holder' }, rest: 'description', dated: false },
  Event: {
    schema: 'Event',
    names: { kind: 'keywords', place: 'location' },
    parties: { '*': 'involved' },
    rest: 'notes',
    dated: true,
  },
};

/** What the name of an entity tells. */
const TOLD = ['title', 'office'];

const TIME = ['from', 'fromPrecision', 'until', 'untilPrecision'];

/**
 * A fact as entities: itself, and what it needs that the graph has no node for. None where it has lost its actors
 * since it was found.
 */
export function factEntities(fact: ExportedFact, head: (id: string) => ActorHead | undefined): readonly Entity[] {
  const mapping = FACTS[fact.type];
  // An actor that is not in the file would be a reference to nothing.
  const parties = fact.parties.filter(({ id }) => head(id) !== undefined);
  if (!mapping || parties.length < 2) return [];
  const { schema, names, rest, dated } = mapping;
  const post = fact.type === 'Tenure' ? positionOf(fact, parties) : undefined;
  const [start, end] = periodOf(fact.values);
  const own = entity(ftmId(fact.id), schema, [
    ...renamed(fact.values, names),
    ...(rest === 'notes' ? [named(fact.values.get('title'), fact.id)] : []),
    ...parties.flatMap(({ role, id }): readonly Property[] => {
      const name = mapping.parties[role] ?? mapping.parties['*'];
      return name === undefined ? [] : [[name, ftmId(id)]];
    }),
    ['post', post?.id],
    ['startDate', start],
    ['endDate', end],
    ['date', dated ? start : undefined],
    [rest, [...timeLines(fact.values), ...roleLines(mapping, parties, head)]],
    otherwise(rest, fact, [...Object.keys(names), ...TIME, ...TOLD]),
    ...evidence(fact.sources),
    // Only later versions have documents that prove an interval.
    ...(rest === 'description' ? fact.sources.map(({ title }): Property => [rest, `source: ${title}`]) : []),
  ]);
  return [...(post ? [post] : []), own];
}

/** The office that a person holds: one for each country and each name of an office. */
function positionOf({ values }: ExportedFact, parties: readonly Party[]): Entity {
  const country = parties.find(({ role }) => role === 'country')?.id ?? '';
  const office = String(values.get('office') ?? '');
  return entity(madeId('position', country, office), 'Position', [
    named(office, 'office'),
    ['organization', ftmId(country)],
    // The id of a country ends in its code.
    ['country', countryCode(country.slice(country.indexOf(':') + 1))],
  ]);
}

const periodOf = (values: Values): readonly (string | undefined)[] => {
  const [from, until] = [values.get('from'), values.get('until')];
  return [
    from === undefined ? undefined : knownPart(String(from), values.get('fromPrecision')),
    until === undefined ? undefined : knownEnd(String(until), values.get('untilPrecision')),
  ];
};

/** Dates that a date there cannot say, or not as exactly, as those known to the week or the decade. */
const timeLines = (values: Values): readonly string[] =>
  ['from', 'until'].flatMap((name) => {
    const [date, precision] = [values.get(name), values.get(`${name}Precision`)];
    if (date === undefined) return [];
    const untold = precision === 'WEEK' || knownPart(String(date), precision) === undefined;
    return untold ? [`${name}: ${periodLabel(String(date), String(precision))}`] : [];
  });

/** What each actor is in a fact whose roles have no properties there. */
const roleLines = (
  { parties: named }: Mapping,
  parties: readonly Party[],
  head: (id: string) => ActorHead | undefined,
): readonly string[] => ('*' in named ? parties.map(({ role, id }) => `${role}: ${head(id)?.label ?? id}`) : []);
