import type { ExportedActor, ExportedNode, Values } from '../record.ts';
import { countryCode } from './country.ts';
import { knownYear } from './date.ts';
import { type Entity, entity, evidence, named, otherwise, renamed } from './entity.ts';
import { ftmId } from './id.ts';

/** What actors of a type are in FollowTheMoney. */
interface Mapping {
  readonly schema: (values: Values) => string;
  /** What its properties are called there. */
  readonly names: Readonly<Record<string, string>>;
  /** What a property is called there whose values have a form of their own, and not always one. */
  readonly formed?: {
    readonly property: string;
    readonly name: string;
    readonly form: (value: unknown) => string | undefined;
  };
}

/** Only what is surely one is a company or an office of a state. */
const ORGANIZATIONS: Readonly<Record<string, string>> = { COMPANY: 'Company', MINISTRY: 'PublicBody' };

/** What actors are in FollowTheMoney, by their type. */
export const ACTORS: Readonly<Record<string, Mapping>> = {
  Country: {
    schema: () => 'PublicBody',
    names: { officialName: 'alias', aliases: 'alias' },
    formed: { property: 'code', name: 'country', form: countryCode },
  },
  Person: {
    schema: () => 'Person',
    names: { aliases: 'alias' },
    formed: { property: 'birthYear', name: 'birthDate', form: knownYear },
  },
  Organization: {
    schema: (values) => ORGANIZATIONS[String(values.get('kind'))] ?? 'Organization',
    names: { aliases: 'alias', kind: 'classification', seat: 'address' },
  },
  // A treaty is no body, but members belong to an organization there.
  Alliance: { schema: () => 'Organization', names: { aliases: 'alias', kind: 'classification' } },
};

/** An actor as an entity. */
export function actorEntity(actor: ExportedActor): Entity {
  const { schema, names, formed }: Mapping = ACTORS[actor.type] ?? { schema: () => 'LegalEntity', names: {} };
  const form = formed?.form(actor.values.get(formed.property));
  const told = formed && form !== undefined ? [formed.property] : [];
  return entity(ftmId(actor.id), schema(actor.values), [
    ...renamed(actor.values, names),
    named(actor.values.get('name'), actor.id),
    ...(formed ? [[formed.name, form] as const] : []),
    otherwise('notes', actor, ['name', ...Object.keys(names), ...told]),
    ...evidence(actor.sources),
  ]);
}

/** A source as the document that proves what it says. */
export const sourceEntity = (source: ExportedNode): Entity =>
  entity(ftmId(source.id), source.values.get('kind') === 'DATASET' ? 'Table' : 'Article', [
    ...renamed(source.values, SOURCE),
    otherwise('notes', source, Object.keys(SOURCE)),
  ]);

const SOURCE = { title: 'title', publisher: 'publisher', publishedOn: 'publishedAt' };
