import { floatOf, sortExpressions } from '../../cypher/index.ts';
import type { GroupSort, GroupsSlot } from '../plan/types/aggregate-slot.ts';
import type { AggregateValue } from '../plan/types/aggregate-view.ts';

/** The columns of a function of a group’s summary, and of a key. */
const functionColumn = (index: number): string => `\`a${index}\``;
export const keyColumn = (index: number): string => `\`g${index}\``;

/** The number of items of a group is always the first function. */
const COUNT = 0;

/** The order of groups: as asked, then the largest first, then by the keys with null last. */
export function printGroupOrder({ order, keys }: GroupsSlot): readonly string[] {
  const sortsBy = (kind: GroupSort['value']['kind'], at: number): boolean =>
    order.some(({ value }) => value.kind === kind && 'at' in value && value.at === at);
  return [
    ...order.flatMap(printSort),
    ...(sortsBy('value', COUNT) ? [] : [`${functionColumn(COUNT)} DESC`]),
    ...keys.flatMap((_, at) => (sortsBy('key', at) ? [] : [`${keyColumn(at)} IS NULL`, keyColumn(at)])),
  ];
}

/** The functions that the order reads, the count first. */
export function orderFunctions({ order }: GroupsSlot): readonly string[] {
  const read = order.flatMap(({ value }): readonly number[] => {
    switch (value.kind) {
      case 'key':
        return [];
      case 'avg':
        return [value.sum, value.known];
      case 'nulls':
        return [value.count, value.known];
      default:
        return [value.at];
    }
  });
  return [...new Set([COUNT, ...read])].map(functionColumn);
}

function printSort(sort: GroupSort): readonly string[] {
  if (sort.value.kind !== 'key') return sortExpressions(printAggregate(sort.value), sort, false);
  const column = keyColumn(sort.value.at);
  return [`${column} IS NULL`, sort.direction === 'DESC' ? `${column} DESC` : column];
}

/** The value that a group is sorted by: the same that its aggregates show. */
function printAggregate(value: AggregateValue): string {
  switch (value.kind) {
    case 'value':
      return functionColumn(value.at);
    case 'sum':
      return `coalesce(${functionColumn(value.at)}, 0)`;
    case 'avg': {
      const known = functionColumn(value.known);
      return `CASE WHEN ${known} > 0 THEN ${floatOf(functionColumn(value.sum))} / ${known} END`;
    }
    case 'nulls':
      return `${functionColumn(value.count)} - ${functionColumn(value.known)}`;
  }
}
