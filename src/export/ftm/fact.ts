import { periodLabel } from '../../domain/index.ts';
import { FROM_OTHERS_FIELD } from '../../model/index.ts';
import type { ActorHead, ExportedFact, ExportedValues, Party } from '../exported-node.ts';
import { countryCode } from './country.ts';
import { ftmDate, ftmEndDate } from './date.ts';
import {
  type Entity,
  entity,
  mappedValues,
  nameProperty,
  type Property,
  sourceProperties,
  unmappedValues,
} from './entity.ts';
import type { FactMapping } from './fact-mappings.ts';
import { derivedId, ftmId } from './id.ts';

const TIME_PROPERTIES = ['from', 'fromPrecision', 'until', 'untilPrecision'];

/**
 * The entities of a fact: the fact itself, behind the position of a tenure, for which the graph has no node. Empty if its
 * schema requires an actor that is not in the file.
 */
export function factEntities(mapping: FactMapping | undefined, fact: ExportedFact): readonly Entity[] {
  const head = (id: string): ActorHead | undefined => fact.actors.get(id);
  // References to actors outside the file would dangle.
  const parties = fact.parties.filter(({ id }) => head(id) !== undefined);
  if (!mapping?.required.every((name) => parties.some(({ role }) => role === name))) return [];
  const { schema, names, rest, dated } = mapping;
  const post = fact.type === 'Tenure' ? positionOf(fact, parties) : undefined;
  const [start, end] = periodOf(fact.values);
  const own = entity(ftmId(fact.id), schema, [
    ...mappedValues(fact.values, names),
    ...(rest === 'notes' ? [nameProperty(fact.values.get('title'), fact.id)] : []),
    ...parties.flatMap(({ role, id }): readonly Property[] => {
      const name = mapping.parties[role] ?? mapping.parties['*'];
      return name === undefined ? [] : [[name, ftmId(id)]];
    }),
    ...parties.flatMap(({ role, id }): readonly Property[] => {
      const name = mapping.partyNames?.[role];
      return name === undefined ? [] : [[name, head(id)?.label ?? id]];
    }),
    ['post', post?.id],
    ['startDate', start],
    ['endDate', end],
    ['date', dated ? start : undefined],
    [rest, [...timeLines(fact.values), ...roleLines(mapping, parties, head)]],
    unmappedValues(rest, fact, [
      ...Object.keys(names),
      ...TIME_PROPERTIES,
      // These are names: of the entity itself, and of the position.
      ...(rest === 'notes' ? ['title'] : []),
      ...(post ? ['office'] : []),
    ]),
    [rest, fact.fromOthers.length === 0 ? undefined : `${FROM_OTHERS_FIELD}: ${fact.fromOthers.join(', ')}`],
    ...sourceProperties(fact.sources),
    // Older versions of FollowTheMoney have no `proof` for an interval.
    ...(rest === 'description' ? fact.sources.map(({ title }): Property => [rest, `source: ${title}`]) : []),
  ]);
  return [...(post ? [post] : []), own];
}

/** The position that a tenure occupies: one per country and office. */
function positionOf({ values }: ExportedFact, parties: readonly Party[]): Entity {
  const country = parties.find(({ role }) => role === 'country')?.id ?? '';
  const office = String(values.get('office') ?? '');
  return entity(derivedId('position', country, office), 'Position', [
    nameProperty(office, 'office'),
    ['organization', ftmId(country)],
    // The id of a country ends with its code.
    ['country', countryCode(country.slice(country.indexOf(':') + 1))],
  ]);
}

const periodOf = (values: ExportedValues): readonly (string | undefined)[] => {
  const [from, until] = [values.get('from'), values.get('until')];
  return [
    from === undefined ? undefined : ftmDate(String(from), values.get('fromPrecision')),
    until === undefined ? undefined : ftmEndDate(String(until), values.get('untilPrecision')),
  ];
};

/** Lines for the dates that FollowTheMoney cannot express exactly, such as weeks and decades. */
const timeLines = (values: ExportedValues): readonly string[] =>
  ['from', 'until'].flatMap((name) => {
    const [date, precision] = [values.get(name), values.get(`${name}Precision`)];
    if (date === undefined) return [];
    const label = periodLabel(String(date), String(precision));
    return ftmDate(String(date), precision) === label ? [] : [`${name}: ${label}`];
  });

/** Lines for the roles of actors, for facts whose roles have no properties of their own. */
const roleLines = (
  { parties: properties }: FactMapping,
  parties: readonly Party[],
  head: (id: string) => ActorHead | undefined,
): readonly string[] => ('*' in properties ? parties.map(({ role, id }) => `${role}: ${head(id)?.label ?? id}`) : []);
