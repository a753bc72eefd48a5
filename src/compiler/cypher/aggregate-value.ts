import { floatOf } from '../../cypher/index.ts';
import type { AggregateValue } from '../plan/types/aggregate-view.ts';

/** The column of a function of a summary. */
export const functionColumn = (index: number): string => `\`a${index}\``;

/** The functions that a value is computed from. */
export function functionsIn(value: AggregateValue): readonly number[] {
  switch (value.kind) {
    case 'avg':
      return [value.sum, value.known];
    case 'nulls':
      return [value.count, value.known];
    default:
      return [value.at];
  }
}

/** An aggregate as an expression of its columns: the same that the response shows. */
export function printAggregate(value: AggregateValue): string {
  switch (value.kind) {
    case 'value':
    case 'stdDev':
    case 'distinct':
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
