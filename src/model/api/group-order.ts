import type { NodeType } from '../types.ts';
import { aggregableFields, DATES, type GroupKeyField, NUMBERS } from './aggregates.ts';
import { aggregateOrderName, groupName, groupOrderName } from './names.ts';
import { block, type Member } from './text.ts';

/** The functions of a property by which groups can be ordered: those that its aggregates have. */
const RANGE: readonly Member[] = [
  { name: 'min', description: 'The direction, by the smallest value.', type: 'SortDirection' },
  { name: 'max', description: 'The direction, by the largest value.', type: 'SortDirection' },
  { name: 'nulls', description: 'The direction, by the number of items without a value.', type: 'SortDirection' },
];

const NUMBER: readonly Member[] = [
  { name: 'sum', description: 'The direction, by the sum of the known values.', type: 'SortDirection' },
  { name: 'avg', description: 'The direction, by the mean of the known values.', type: 'SortDirection' },
  ...RANGE,
];

const orderInput = (type: string, members: readonly Member[]): string =>
  block(
    `input ${aggregateOrderName(type)} @oneOf`,
    `A key to order groups by: exactly one aggregate of ${type} values. Nulls come last.`,
    members,
  );

/** The inputs to order by the aggregates of a property. */
export const VALUE_AGGREGATE_ORDERS: readonly string[] = [
  ...[...NUMBERS].map((type) => orderInput(type, NUMBER)),
  ...[...DATES].map((type) => orderInput(type, RANGE)),
];

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
