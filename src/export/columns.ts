import { groupBy } from '../analysis/index.ts';
import { memberKey, type PropertyField } from '../model/index.ts';
import type { ActorHead, ExportedActor, ExportedFact, ExportedNode, Link, Value, Values } from './record.ts';
import type { Shape } from './shape.ts';
import type { Subgraph } from './subgraph.ts';

/** One value of each node or edge of a file. */
export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  /** Undefined where it is not known. */
  readonly value: (of: T) => Value | undefined;
}

export type ColumnType = 'string' | 'integer' | 'double' | 'boolean';

/** A fact between two actors. */
export interface Edge {
  readonly id: string;
  readonly fact: ExportedFact;
  readonly source: ActorHead;
  readonly target: ActorHead;
}

/** Between the items of a list. A text may well have a comma or a semicolon of its own. */
const BETWEEN = ' | ';

/** Names that formats or other columns have a meaning for. */
const TAKEN = [
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
];

/** The columns of actors. */
export const nodeColumns = (shapes: readonly Shape[]): readonly Column<ExportedActor>[] =>
  withProperties(
    [
      column('kind', 'string', ({ kind }) => kind),
      column('degree', 'integer', ({ degree }) => degree),
      column('distance', 'integer', ({ distance }) => distance),
    ],
    shapes,
    (actor) => actor,
  );

/** The columns of edges: those of their facts, and what the two actors are in it. */
export const edgeColumns = (shapes: readonly Shape[]): readonly Column<Edge>[] =>
  withProperties(
    [
      column('fact', 'string', ({ fact }) => fact.id),
      column('kind', 'string', ({ fact }) => fact.kind),
      column('sourceRole', 'string', ({ fact, source }) => roleOf(fact, source.id)),
      column('targetRole', 'string', ({ fact, target }) => roleOf(fact, target.id)),
    ],
    shapes,
    ({ fact }) => fact,
  );

/** The edges of a fact. Their ids stay the same from one export to the next. */
export const edgesOf = ({ head }: Subgraph, fact: ExportedFact): readonly Edge[] =>
  fact.links.flatMap((link: Link) => {
    const [source, target] = [head(link.source), head(link.target)];
    return source && target ? [{ id: `${fact.id}:${source.id}:${target.id}`, fact, source, target }] : [];
  });

/** The roles that an actor has in a fact; it may have several. */
const roleOf = ({ parties }: ExportedFact, id: string): string =>
  parties
    .filter((party) => party.id === id)
    .map(({ role }) => role)
    .join(BETWEEN);

function column<T>(name: string, type: ColumnType, value: Column<T>['value']): Column<T> {
  return { name, type, value };
}

/** Columns, with those for all that the model has of the types, and for what sources say of them. */
function withProperties<T>(
  own: readonly Column<T>[],
  shapes: readonly Shape[],
  nodeOf: (of: T) => ExportedNode,
): readonly Column<T>[] {
  const taken = new Set([...own.map(({ name }) => name), ...TAKEN]);
  const all = shapes.flatMap(({ type, properties }) =>
    properties.map((property) => ({
      type: type.name,
      property,
      // Actors and facts have kinds of their own: an alliance's is its `allianceKind`.
      name: taken.has(property.name) ? `${memberKey(type.name)}${upperFirst(property.name)}` : property.name,
    })),
  );
  const shared = ({ property }: (typeof all)[number]): boolean =>
    shapes.every(({ properties }) => properties.some(({ name }) => name === property.name));
  const ordered = [...all.filter(shared), ...all.filter((one) => !shared(one))];
  const lists = new Set(shapes.flatMap(({ parts }) => parts.map(({ name }) => name)));
  return [
    ...own,
    ...[...groupBy(ordered, ({ name }) => name)].map(([name, uses]) => {
      const fields = new Map(uses.map(({ type, property }) => [type, property.name]));
      return column(name, typeOf(uses.map(({ property }) => property)), (of: T) => {
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

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const TYPES: Readonly<Record<string, ColumnType>> = { Int: 'integer', Float: 'double', Boolean: 'boolean' };

/** The type of a column that several properties of a name share. */
function typeOf(properties: readonly PropertyField[]): ColumnType {
  const types = new Set(properties.map(({ type, list }) => (list ? 'string' : (TYPES[type.name] ?? 'string'))));
  const [type = 'string'] = types;
  return types.size === 1 ? type : 'string';
}

/** A list as one text; undefined where it is empty. */
function joined(value: Value | readonly Value[] | undefined): Value | undefined {
  if (!Array.isArray(value)) return value as Value | undefined;
  return value.length === 0 ? undefined : value.join(BETWEEN);
}

/** What a fact owns, as a text: `asOf=2018-01-01; amount=20000000000`. */
const describePart = (part: Values): string =>
  [...part].map(([name, value]) => `${name}=${[value].flat().join(',')}`).join('; ');
