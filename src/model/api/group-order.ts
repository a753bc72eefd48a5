import type { NodeType } from '../types.ts';
import type { GroupKeyField } from './aggregates.ts';
import { aggregateOrderName, groupName, groupOrderName } from './names.ts';
import { block } from './text.ts';
import { aggregableFields } from './value-aggregates.ts';

/** `XGroupOrder` and `XAggregateOrder`: the keys to order the groups of a node type by. They mirror the group. */
export const groupOrderInputs = (node: NodeType, keys: readonly GroupKeyField[]): readonly string[] => [
  block(
    `input ${groupOrderName(node.name)} @oneOf`,
    `A key to order ${groupName(node.name)} items by: exactly one field. Nulls come last.`,
    [
      ...keys
        .filter(({ from }) => from.kind !== 'relation')
        .map(({ name, description }) => ({
          name,
          description: `${description} Only if grouped by.`,
          type: 'SortDirection',
        })),
      { name: 'aggregate', description: 'By an aggregate of the group.', type: aggregateOrderName(node.name) },
    ],
  ),
  block(
    `input ${aggregateOrderName(node.name)} @oneOf`,
    `A key to order groups of ${node.name} items by: exactly one of their aggregates.`,
    [
      { name: 'count', description: 'The direction, by the number of items.', type: 'SortDirection' },
      ...aggregableFields(node).map(({ name, description, type }) => ({
        name,
        description,
        type: aggregateOrderName(type.name),
      })),
    ],
  ),
];
