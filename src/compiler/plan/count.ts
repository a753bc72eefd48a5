import { type CountComparison, isCountComparison } from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { type ArgumentSite, within } from './arguments.ts';
import { countCondition, requireSource } from './condition-input.ts';
import type { Input } from './input.ts';
import { not } from './types/logic.ts';
import { type Counted, type NumberComparison, type NumberOperator, type Predicate, TRUE } from './types/predicate.ts';

/** Each comparison as an operator, or as the complement of one. A number of items is never null. */
const OPERATORS: Readonly<Record<CountComparison, readonly [operator: NumberOperator, negated: boolean]>> = {
  eq: ['=', false],
  ne: ['=', true],
  in: ['IN', false],
  notIn: ['IN', true],
  lt: ['<', false],
  lte: ['<=', false],
  gt: ['>', false],
  gte: ['>=', false],
};

/** Compiles the conditions on the number of items of a list. `countedOf` gives the items that meet a condition. */
export function compileCount(
  site: ArgumentSite,
  given: ReadonlyMap<string, Input>,
  countedOf: (site: ArgumentSite, where: Input | undefined) => Counted,
): Predicate {
  const named = [...given].filter(([name]) => name !== 'where');
  const where = given.get('where');
  if (where && named.length === 0) {
    throw badInput(site.path, 'give a comparison with the number of items, such as gte, beside where');
  }
  const counted = countedOf(within(site, 'where'), where);
  const comparisons = named.map(([name, input]) => comparison(within(site, name), name, input));
  const [first, ...others] = comparisons;
  if (!first) return TRUE;
  // Counted once, however many comparisons there are: each level of a nested count would multiply otherwise.
  if (others.length > 0 || !first.negated) return { kind: 'count', counted, comparisons };
  return not({ kind: 'count', counted, comparisons: [{ ...first, negated: false }] });
}

function comparison(site: ArgumentSite, name: string, input: Input): NumberComparison {
  if (!isCountComparison(name)) throw badInput(site.path, 'there is no such comparison');
  countCondition(site);
  const parameter = site.context.parameters.value(requireSource(site, input), 'Int', site.path);
  const [operator, negated] = OPERATORS[name];
  return { operator, parameter, negated };
}
