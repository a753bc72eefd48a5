import { type GraphQLError, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Collection, Model, NodeType } from '../../model/index.ts';
import { badRequest, notInApi } from '../errors.ts';
import { joinFaults } from '../faults.ts';
import { planAnalysis } from './analysis-field.ts';
import { planNodesById, planSingle } from './by-key.ts';
import { planCollection } from './collection.ts';
import type { Context } from './context.ts';
import { below, type FieldSite, fieldName, planGuarded, ROOT_POSITION } from './field-site.ts';
import { planRequiredIds } from './required-id.ts';
import { RowBuilder } from './row-builder.ts';
import { planSearch } from './search-field.ts';
import { collectFields } from './selection.ts';
import type { OperationPlan } from './types/operation-plan.ts';
import type { FieldView } from './types/view.ts';

/**
 * Plans an operation: all its root fields become slots of one row. Introspection fields are left out, since they need no
 * graph.
 * @throws {GraphQLError} BAD_USER_INPUT if the schema has no such operation type.
 */
export function planOperation(context: Context, operation: OperationDefinitionNode): OperationPlan {
  const missing = missingOperationType(context.schema, operation);
  if (missing) throw missing;
  if (operation.operation !== OperationTypeNode.QUERY) throw notInApi(`answer to a ${operation.operation}`);
  const row = new RowBuilder(context.parameters);
  const selected = collectFields(context, 'Query', [operation.selectionSet]);
  const fields = [...selected].flatMap(([key, nodes]) => {
    const site: FieldSite = { context, key, nodes, row, position: below(ROOT_POSITION, key) };
    return planGuarded(site, 'Query', planRootField) ?? [];
  });
  const requiredIds = planRequiredIds(context, row);
  return {
    slots: row.slots,
    requiredIds,
    view: { typeName: 'Query', fields },
    parameters: context.parameters.list,
    faults: joinFaults(context.failed),
    whole: fields.length === selected.size,
  };
}

/** The error of an operation whose type the schema lacks, such as a mutation of a read-only API; undefined if it has it. */
export function missingOperationType(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
): GraphQLError | undefined {
  const { operation } = definition;
  if (schema.getRootType(operation)) return undefined;
  const others = Object.values(OperationTypeNode).filter((one) => schema.getRootType(one));
  const message = `The API has no ${operation}; an operation can be a ${others.join(' or a ')}.`;
  return badRequest('VALIDATION', message, definition);
}

function planRootField(site: FieldSite): FieldView | undefined {
  const { model } = site.context;
  const name = fieldName(site);
  const collection = findCollection(model, name);
  if (collection) return planCollection(site, ...collection);
  const single = [...model.nodes.values()].find((type) => type.single === name);
  if (single) return planSingle(site, single);
  if (name === 'search') return planSearch(site);
  if (name === 'node' || name === 'nodes') return planNodesById(site, name);
  if (name.startsWith('__')) return name === '__typename' ? { kind: 'typename', key: site.key } : undefined;
  return planAnalysis(site);
}

function findCollection(model: Model, name: string): readonly [NodeType, Collection] | undefined {
  for (const type of model.nodes.values()) {
    const collection = type.collections.find((one) => one.name === name);
    if (collection) return [type, collection];
  }
  return undefined;
}
