import type { Compiling, Scope } from '../compiling.ts';
import type { ConditionSpec, Path } from '../spec.ts';
import { compileValue } from '../values/value.ts';
import { type CompiledConditions, compileConditions } from './condition.ts';

/** Why an entry or an item is not asked for; undefined where it is. */
export type WhyNot = (scope: Scope) => string | undefined;

/** The conditions of an entry or of an item: all of `when` must hold, and not all of `unless`. */
export function compileGuards(
  compiling: Compiling,
  spec: {
    readonly when?: readonly ConditionSpec[] | undefined;
    readonly unless?: readonly ConditionSpec[] | undefined;
  },
  at: Path,
): WhyNot {
  const of = (key: 'when' | 'unless'): CompiledConditions | undefined =>
    spec[key] && compileConditions(compiling, spec[key], [...at, key], compileValue);
  const [when, unless] = [of('when'), of('unless')];
  const unlessWords = unless && `unless ${unless.words}`;
  return (scope) => {
    const failing = when?.failing(scope);
    if (failing !== undefined) return `not ${failing}`;
    return unless?.holds(scope) ? unlessWords : undefined;
  };
}
