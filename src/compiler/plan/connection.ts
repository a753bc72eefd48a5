import type { FieldNode } from 'graphql';
import {
  type Collection,
  type NodeType,
  nodeType,
  type PartType,
  type PathField,
  type RelationField,
  relationOf,
  type Shorthand,
} from '../../model/index.ts';
import { argumentsOf, dayOf } from './arguments.ts';
import type { Context, Position } from './context.ts';
import type { Input, Source } from './input.ts';
import { mustExist } from './named.ts';
import type { From, Predicate } from './plan.ts';
import { all } from './predicates.ts';
import type { RowBuilder } from './row.ts';
import { planRows } from './rows.ts';
import type { Entry } from './view.ts';
import { inForce, pathFrom, relationFrom, stepCondition } from './walk.ts';
import { compileWhere } from './where.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** A connection over a relation or a path of a node. */
export function planConnection(
  context: Context,
  owner: NodeType | PartType,
  field: RelationField | PathField,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const given = argumentsOf(context, owner.name, nodes, outer);
  const position = { ...outer, at: dayOf(context, given, outer) };
  const type = nodeType(context.model, field.target);
  const from = fromField(context, owner, field, given, position);
  return {
    kind: 'connection',
    key,
    view: planRows(context, type, from, inForce(type, position.at), given, nodes, row, position),
  };
}

/** What a connection's field leads to. */
export const fromField = (
  context: Context,
  owner: NodeType | PartType,
  field: RelationField | PathField,
  given: ReadonlyMap<string, Input>,
  position: Position,
): From =>
  field.kind === 'path'
    ? pathFrom(context, nodeType(context.model, owner.name), field, given, position)
    : relationFrom(context.model, field);

/** A connection at the root. */
export function planCollection(
  context: Context,
  type: NodeType,
  collection: Collection,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const given = argumentsOf(context, 'Query', nodes, outer);
  const position = { ...outer, at: dayOf(context, given, outer) };
  const condition = all([
    inForce(type, position.at),
    having(context, type, collection, given, position),
    ...collection.shorthands.map((shorthand) => shorthandCondition(context, type, shorthand, given, position)),
  ]);
  // Most of a graph are facts, with what is said of them.
  const scan: From = { kind: 'all', few: type.interfaces.includes('Actor') };
  const view = planRows(context, type, scan, condition, given, nodes, row, position);
  return { kind: 'connection', key, view };
}

function having(
  context: Context,
  type: NodeType,
  { having: step }: Collection,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  if (!step) return all([]);
  const { relationship, direction, target } = relationOf(type, step.field);
  const far = nodeType(context.model, target);
  const condition = stepCondition(context, far, step, given, position);
  return { kind: 'exists', relation: { relationship, direction }, branches: [{ label: far.label, condition }] };
}

/** What a shorthand names by its id must be there: that there is nothing about it would say that it is. */
function nameSubject(
  context: Context,
  type: NodeType,
  { argument: name, path }: Shorthand,
  source: Source,
  position: Position,
): void {
  const [relation = '', property] = path;
  const field = type.fields.get(relation);
  if (property !== 'id' || path.length !== 2 || field?.kind !== 'relation') return;
  const argument = `${position.path}.${name}`;
  const parameter = context.parameters.value(source, 'ID', argument);
  mustExist(context.named, position, { parameter, argument, target: field.target });
}

/** `about: X` is `where: { subject: { id: { eq: X } } }`. */
function shorthandCondition(
  context: Context,
  type: NodeType,
  shorthand: Shorthand,
  given: ReadonlyMap<string, Input>,
  position: Position,
): Predicate {
  const value = given.get(shorthand.argument);
  if (value?.kind !== 'leaf') return all([]);
  nameSubject(context, type, shorthand, value.source, position);
  const where = [...shorthand.path, 'eq'].reduceRight<Input>(
    (inner, key) => ({ kind: 'object', fields: new Map([[key, inner]]) }),
    value,
  );
  return compileWhere(context, type, where, `${position.path}.${shorthand.argument}`, position.at);
}
