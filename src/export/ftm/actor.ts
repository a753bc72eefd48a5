import type { ExportedActor, ExportedNode, ExportedValues } from '../exported-node.ts';
import { countryCode } from './country.ts';
import { ftmYear } from './date.ts';
import { type Entity, entity, mappedValues, nameProperty, sourceProperties, unmappedValues } from './entity.ts';
import { ftmId } from './id.ts';

/** How actors of a type become entities. */
interface ActorMapping {
  readonly schema: (values: ExportedValues) => string;
  /** The FollowTheMoney names of its properties. */
  readonly names: Readonly<Record<string, string>>;
  /** A property whose value is converted, and its name there. Values that cannot be converted go to the notes. */
  readonly converted?: {
    readonly property: string;
    readonly name: string;
    readonly convert: (value: unknown) => string | undefined;
  };
  /** The relation to its country. */
  readonly country?: string;
}

/** The more specific schemas; other kinds of organization could be several. */
const ORGANIZATIONS: Readonly<Record<string, string>> = { COMPANY: 'Company', MINISTRY: 'PublicBody' };

/** How actors become entities, by type. */
export const ACTOR_MAPPINGS: Readonly<Record<string, ActorMapping>> = {
  Country: {
    schema: () => 'PublicBody',
    names: { officialName: 'alias', aliases: 'alias' },
    converted: { property: 'code', name: 'country', convert: countryCode },
  },
  Person: {
    schema: () => 'Person',
    names: { aliases: 'alias' },
    converted: { property: 'birthYear', name: 'birthDate', convert: ftmYear },
  },
  Organization: {
    schema: (values) => ORGANIZATIONS[String(values.get('kind'))] ?? 'Organization',
    names: { aliases: 'alias', kind: 'classification', seat: 'address' },
    country: 'country',
  },
  // A treaty is not an organization, but FollowTheMoney memberships require one.
  Alliance: { schema: () => 'Organization', names: { aliases: 'alias', kind: 'classification' } },
};

export function actorEntity(actor: ExportedActor): Entity {
  const mapping: ActorMapping = ACTOR_MAPPINGS[actor.type] ?? { schema: () => 'LegalEntity', names: {} };
  const { schema, names, converted, country } = mapping;
  const value = converted?.convert(actor.values.get(converted.property));
  const mapped = converted && value !== undefined ? [converted.property] : [];
  return entity(ftmId(actor.id), schema(actor.values), [
    ...mappedValues(actor.values, names),
    nameProperty(actor.values.get('name'), actor.id),
    ...(converted ? [[converted.name, value] as const] : []),
    ...actor.parties
      .filter(({ role }) => role === country)
      // The id of a country ends with its code.
      .map(({ id }) => ['country', countryCode(id.slice(id.indexOf(':') + 1))] as const),
    unmappedValues('notes', actor, ['name', ...Object.keys(names), ...mapped]),
    ...sourceProperties(actor.sources),
  ]);
}

/** A source as the document that other entities name as their proof. */
export const sourceEntity = (source: ExportedNode): Entity =>
  entity(ftmId(source.id), source.values.get('kind') === 'DATASET' ? 'Table' : 'Article', [
    ...mappedValues(source.values, SOURCE_NAMES),
    unmappedValues('notes', source, Object.keys(SOURCE_NAMES)),
  ]);

const SOURCE_NAMES = { title: 'title', publisher: 'publisher', publishedOn: 'publishedAt' };
