import { parameter, property } from '../../cypher/index.ts';
import { DEFAULT_LEVEL, IN_FORCE_LEVELS, type InForce, type InForceLevel, LEVEL_BOUNDS } from '../../domain/index.ts';

/** Whether a fact is in force on the day of a parameter, at least at this level: two comparisons with what is stored beside its dates. */
export function printInForce(fact: string, day: string, level: InForceLevel = DEFAULT_LEVEL): string {
  const [from, until] = LEVEL_BOUNDS[level];
  const at = parameter(day);
  return `(${property(fact, from)} <= ${at} AND ${property(fact, until)} > ${at})`;
}

/** Whether a fact had begun by the day of a parameter, at least at this level. */
export const printBegun = (fact: string, day: string, level: InForceLevel): string =>
  `${property(fact, LEVEL_BOUNDS[level][0])} <= ${parameter(day)}`;

/** How surely a fact is in force on the day of a parameter, as a value of `InForce`. */
export function printInForceState(fact: string, day: string): string {
  const otherwise: InForce = 'NOT';
  const cases = IN_FORCE_LEVELS.map((level) => `WHEN ${printInForce(fact, day, level)} THEN '${level}'`);
  return `CASE ${cases.join(' ')} ELSE '${otherwise}' END`;
}
