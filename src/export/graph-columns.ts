import { groupBy } from '../domain/index.ts';
import { FROM_OTHERS_FIELD, memberKey, type PropertyField } from '../model/index.ts';
import type {
  ActorHead,
  ExportedActor,
  ExportedFact,
  ExportedNode,
  ExportedValue,
  ExportedValues,
} from './exported-node.ts';
import type { Shape } from './shape.ts';

/** A named, typed value of each node or edge. */
export interface ExportColumn<T> {
  readonly name: string;
  readonly type: ColumnType;
  /** The value of a node or edge; undefined if unknown. */
  readonly value: (of: T) => ExportedValue | undefined;
}

export type ColumnType = 'string' | 'integer' | 'double' | 'boolean';

/** A fact with two actors that it ties, or with those that are known of them. */
export interface FactRow {
  readonly fact: ExportedFact;
  readonly source: ActorHead | undefined;
  readonly target: ActorHead | undefined;
}

/** A pair of actors that a fact links. */
export interface ExportEdge extends FactRow {
  readonly id: string;
  readonly source: ActorHead;
  readonly target: ActorHead;
}

/** Separates list items; commas and semicolons are common within texts. */
const SEPARATOR = ' | ';

/** Names that have a meaning in a format or are other columns. */
const RESERVED = [
  'id',
  'label',
  'source',
  'target',
  'start',
  'end',
  'weight',
  'evidence',
  'evidenceIds',
  'evidenceTitles',
  FROM_OTHERS_FIELD,
];

export const actorColumns = (shapes: readonly Shape[]): readonly ExportColumn<ExportedActor>[] =>
  withProperties(
    [
      column('kind', 'string', ({ kind }) => kind),
      column('degree', 'integer', ({ degree }) => degree),
      column('distance', 'integer', ({ distance }) => distance),
    ],
    shapes,
    (actor) => actor,
  );

const LINK_COLUMNS: readonly ExportColumn<FactRow>[] = [
  column('fact', 'string', ({ fact }) => fact.id),
  column('kind', 'string', ({ fact }) => fact.kind),
  column('sourceRole', 'string', ({ fact, source }) => roleOf(fact, source)),
  column('targetRole', 'string', ({ fact, target }) => roleOf(fact, target)),
];

/** The columns of edges: the roles of the two actors, and the properties of the fact; with `ofSources` also which of them others gave. */
export const linkColumns = (shapes: readonly Shape[], ofSources = false): readonly ExportColumn<FactRow>[] => [
  ...withProperties(LINK_COLUMNS, shapes, ({ fact }) => fact),
  ...(ofSources ? [fromOthersColumn(shapes)] : []),
];

/** The names of the columns whose values none of the sources asked for gives. An actor has no column, so its role stands for it. */
function fromOthersColumn(shapes: readonly Shape[]): ExportColumn<FactRow> {
  const names = new Map(
    namedProperties(LINK_COLUMNS, shapes).map(({ type, property, name }) => [`${type} ${property.name}`, name]),
  );
  return column(FROM_OTHERS_FIELD, 'string', ({ fact }) =>
    joined(fact.fromOthers.map((property) => names.get(`${fact.type} ${property}`) ?? property)),
  );
}

/** The edges of a fact. Their ids are the same in every export. */
export function* edgesOf(fact: ExportedFact): Generator<ExportEdge> {
  for (const link of fact.links) {
    const [source, target] = [fact.actors.get(link.source), fact.actors.get(link.target)];
    if (source && target) yield { id: `${fact.id}:${source.id}:${target.id}`, fact, source, target };
  }
}

/** A fact without an edge: its actor, if there is one, at the end where edges have its role. */
export function unlinkedRow(shapes: readonly Shape[], fact: ExportedFact): FactRow {
  const party = fact.parties.find(({ id }) => fact.actors.has(id));
  const actor = party && fact.actors.get(party.id);
  const ends = shapes.find(({ type }) => type.name === fact.type)?.parties ?? [];
  const [first] = ends.map(({ name }) => name).sort();
  const isTarget = ends.some(({ name }) => name === party?.role) && party?.role !== first;
  return { fact, source: isTarget ? undefined : actor, target: isTarget ? actor : undefined };
}

/** The role of an actor in a fact, or several of them; undefined for no actor. */
const roleOf = ({ parties }: ExportedFact, actor: ActorHead | undefined): string | undefined =>
  actor &&
  parties
    .filter(({ id }) => id === actor.id)
    .map(({ role }) => role)
    .join(SEPARATOR);

function column<T>(name: string, type: ColumnType, value: ExportColumn<T>['value']): ExportColumn<T> {
  return { name, type, value };
}

/** Adds a column for each property and list of parts of the types, and the columns of their sources. */
function withProperties<T>(
  own: readonly ExportColumn<T>[],
  shapes: readonly Shape[],
  nodeOf: (of: T) => ExportedNode,
): readonly ExportColumn<T>[] {
  const all = namedProperties(own, shapes);
  const shared = ({ property }: (typeof all)[number]): boolean =>
    shapes.every(({ properties }) => properties.some(({ name }) => name === property.name));
  const ordered = [...all.filter(shared), ...all.filter((one) => !shared(one))];
  const lists = new Set(shapes.flatMap(({ parts }) => parts.map(({ name }) => name)));
  return [
    ...own,
    ...[...groupBy(ordered, ({ name }) => name)].map(([name, uses]) => {
      const fields = new Map(uses.map(({ type, property }) => [type, property.name]));
      return column(name, columnType(uses.map(({ property }) => property)), (of: T) => {
        const node = nodeOf(of);
        return joined(node.values.get(fields.get(node.type) ?? ''));
      });
    }),
    ...[...lists].map((name) =>
      column(name, 'string', (of: T) => joined((nodeOf(of).parts.get(name) ?? []).map(describePart))),
    ),
    column('evidence', 'integer', (of) => nodeOf(of).sources.length),
    column('evidenceIds', 'string', (of) => joined(nodeOf(of).sources.map(({ id }) => id))),
    column('evidenceTitles', 'string', (of) => joined(nodeOf(of).sources.map(({ title }) => title))),
  ];
}

/** The properties of the types, each with the name of its column. */
function namedProperties(own: readonly { readonly name: string }[], shapes: readonly Shape[]) {
  const taken = new Set([...own.map(({ name }) => name), ...RESERVED]);
  return shapes.flatMap(({ type, properties }) =>
    properties.map((property) => ({
      type: type.name,
      property,
      // `kind` is the type of an actor or fact, so the kind of an alliance becomes `allianceKind`.
      name: taken.has(property.name) ? `${memberKey(type.name)}${upperFirst(property.name)}` : property.name,
    })),
  );
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const TYPES: Readonly<Record<string, ColumnType>> = { Int: 'integer', Float: 'double', Boolean: 'boolean' };

/** The type of a column that properties of several types may share. */
function columnType(properties: readonly PropertyField[]): ColumnType {
  const types = new Set(properties.map(({ type, list }) => (list ? 'string' : (TYPES[type.name] ?? 'string'))));
  const [type = 'string'] = types;
  return types.size === 1 ? type : 'string';
}

/** Joins a list to one text; an empty list is undefined. */
function joined(value: ExportedValue | readonly ExportedValue[] | undefined): ExportedValue | undefined {
  if (!Array.isArray(value)) return value as ExportedValue | undefined;
  return value.length === 0 ? undefined : value.join(SEPARATOR);
}

/** A part as text: `asOf=2018-01-01; amount=20000000000`. */
const describePart = (part: ExportedValues): string =>
  [...part].map(([name, value]) => `${name}=${[value].flat().join(',')}`).join('; ');
