/**
 * The one way to write Cypher: strings out, plain data in.
 *
 * Labels, types, properties and parameters are quoted here and nowhere else, and come from the model, never from a
 * request. Variables are printed as given: short fixed letters in a text written by hand (`n`, `r`), or what `Names` hands
 * out. A statement is a template of clauses around these strings:
 *
 *     `MATCH ${node('n', 'Loan', { id: 'r.id' })}${outgoing('DEBTOR')}${node('c', 'Country')} RETURN ${property('c', 'name')}`
 */
export { batched } from './batches.ts';
export { byLabel } from './by-label.ts';
export { anyOf, orFalse, where } from './condition.ts';
export { AGREED, DIALECTS, type EngineName } from './dialect/agreed.ts';
export { type Dialect, NESTING_WEIGHTS } from './dialect/dialect.ts';
export {
  countOf,
  countPositions,
  floatOf,
  headOf,
  holdsFor,
  isBefore,
  isEmptyList,
  itemOf,
  itemOrEmpty,
  sizeOrZero,
  somePosition,
  splitTexts,
  sumOf,
  sumOrZero,
} from './dialect/forms.ts';
export { giveCounts, labelCount } from './label-count.ts';
export { Names } from './names.ts';
export { type Sorted, sortExpressions } from './order.ts';
export { type Hop, hop, incoming, node, outgoing } from './pattern.ts';
export { assignments, properties, property } from './property.ts';
export { literal, parameter, quote } from './quote.ts';
export type { CypherStatement, Params, ParamValue } from './statement.ts';
export { subquery, union } from './subquery.ts';
