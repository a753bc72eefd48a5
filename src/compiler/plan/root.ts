import { type FieldNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type Collection, keyOf, type Model, type NodeType } from '../../model/index.ts';
import { guarded, joinFaults } from '../faults.ts';
import { planAnalysis } from './analysis.ts';
import { argumentsOf, dayOf } from './arguments.ts';
import { collectFields } from './collect.ts';
import { planCollection } from './connection.ts';
import { below, type Context, type Position, ROOT_POSITION } from './context.ts';
import { planNamed } from './named.ts';
import { planTargets, WHOLE } from './object.ts';
import { missingOperationType } from './operation-type.ts';
import type { Branch, From, KeyNamed, OperationPlan } from './plan.ts';
import { RowBuilder } from './row.ts';
import { planSearch } from './search.ts';
import { unknown } from './unknown.ts';
import type { Entry } from './view.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** The most ids that `nodes` takes. */
export const MAX_IDS = 1000;

/**
 * The plan of an operation: all its root fields become slots of one row.
 * Introspection is left out; it needs no graph.
 * @throws {GraphQLError} BAD_USER_INPUT where the operation is of a type that the schema lacks.
 */
export function planOperation(context: Context, operation: OperationDefinitionNode): OperationPlan {
  const missing = missingOperationType(context.schema, operation);
  if (missing) throw missing;
  if (operation.operation !== OperationTypeNode.QUERY) throw unknown(`answer to a ${operation.operation}`);
  const row = new RowBuilder(context.parameters);
  const fields = collectFields(context, 'Query', [operation.selectionSet]);
  const entries = [...fields].flatMap(([key, nodes]) => {
    const entry = guarded(context, 'Query', below(ROOT_POSITION, key), row, (position) =>
      planRoot(context, key, nodes, row, position),
    );
    return entry ? [entry] : [];
  });
  const named = planNamed(context.model, context.parameters, row, context.named);
  return {
    slots: row.slots,
    named,
    view: { typeName: 'Query', entries },
    parameters: context.parameters.list,
    faults: joinFaults(context.failed),
    whole: entries.length === fields.size,
  };
}

function planRoot(context: Context, key: string, nodes: Nodes, row: RowBuilder, position: Position): Entry | undefined {
  const name = nodes[0].name.value;
  const collection = findCollection(context.model, name);
  if (collection) return planCollection(context, ...collection, key, nodes, row, position);
  const single = [...context.model.nodes.values()].find((type) => type.single === name);
  if (single) return planSingle(context, single, key, nodes, row, position);
  if (name === 'search') return planSearch(context, key, nodes, row, position);
  if (name === 'node' || name === 'nodes') return planById(context, name, key, nodes, row, position);
  if (name.startsWith('__')) return name === '__typename' ? { kind: 'typename', key } : undefined;
  return planAnalysis(context, key, nodes, row, position);
}

function findCollection(model: Model, name: string): readonly [NodeType, Collection] | undefined {
  for (const type of model.nodes.values()) {
    const collection = type.collections.find((one) => one.name === name);
    if (collection) return [type, collection];
  }
  return undefined;
}

function planSingle(
  context: Context,
  type: NodeType,
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const { name } = keyOf(type);
  const keyed = { types: [type.name], isCode: name !== 'id' };
  const { from, position } = byKey(context, { property: name, argument: name, operator: '=', keyed }, nodes, outer);
  const { branches, views } = planTargets(context, type.name, nodes, position);
  return {
    kind: 'one',
    key,
    slot: row.add({ kind: 'one', field: outer.path, from, branches }),
    views,
    required: false,
  };
}

/** `node` and `nodes`: any type of the graph. */
function planById(
  context: Context,
  name: 'node' | 'nodes',
  key: string,
  nodes: Nodes,
  row: RowBuilder,
  outer: Position,
): Entry {
  const many = name === 'nodes';
  const keyed = { types: [...context.model.nodes.keys()], isCode: false };
  const asked = { property: 'id', argument: many ? 'ids' : 'id', operator: many ? 'IN' : '=', keyed } as const;
  const { from, position } = byKey(context, asked, nodes, outer);
  const planned = planTargets(context, 'Node', nodes, position, many ? ['id'] : []);
  const { branches, views } = planned;
  if (!many)
    return {
      kind: 'one',
      key,
      slot: row.add({ kind: 'one', field: outer.path, from, branches }),
      views,
      required: false,
    };
  const slot = row.add({ kind: 'rows', field: outer.path, from, branches, order: [], ...WHOLE });
  return { kind: 'byId', key, slot, views, id: firstSlot(branches), parameter: parameterOf(from) };
}

/** Rows begin with the branch's number where there is more than one branch. */
const firstSlot = (branches: readonly Branch[]): number => (branches.length > 1 ? 1 : 0);

const parameterOf = (from: From): string => (from.kind === 'key' ? from.parameter : '');

/** The argument that gives the key, or the keys, of nodes. */
interface AskedKey {
  readonly property: string;
  readonly argument: string;
  readonly operator: '=' | 'IN';
  readonly keyed: KeyNamed;
}

function byKey(
  context: Context,
  { property, argument, operator, keyed }: AskedKey,
  nodes: Nodes,
  outer: Position,
): { readonly from: From; readonly position: Position } {
  const given = argumentsOf(context, 'Query', nodes, outer);
  const value = given.get(argument);
  const source = value?.kind === 'leaf' ? value.source : { kind: 'literal' as const, value: null };
  const type = operator === 'IN' ? 'IDs' : 'ID';
  const parameter = context.parameters.key(source, type, `${outer.path}.${argument}`, keyed);
  return {
    from: { kind: 'key', property, operator, parameter },
    position: { ...outer, at: dayOf(context, given, outer) },
  };
}
