import { sortExpressions } from '../../cypher/index.ts';
import type { GroupSort, GroupsSlot } from '../plan/types/aggregate-slot.ts';
import { functionColumn, functionsIn, printAggregate } from './aggregate-value.ts';

/** The column of a key. */
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
  const read = order.flatMap(({ value }) => (value.kind === 'key' ? [] : functionsIn(value)));
  return [...new Set([COUNT, ...read])].map(functionColumn);
}

function printSort(sort: GroupSort): readonly string[] {
  if (sort.value.kind !== 'key') return sortExpressions(printAggregate(sort.value), sort, false);
  const column = keyColumn(sort.value.at);
  return [`${column} IS NULL`, sort.direction === 'DESC' ? `${column} DESC` : column];
}
