import type { Compiling } from './compiling.ts';
import { compileConditions, type Holds } from './condition.ts';
import type { ConditionSpec, Path } from './mapping-spec.ts';
import { compileValue } from './value.ts';

/** Whether the conditions of an entry or of an item hold: all of `when`, and not all of `unless`. */
export function compileGuards(
  compiling: Compiling,
  spec: {
    readonly when?: readonly ConditionSpec[] | undefined;
    readonly unless?: readonly ConditionSpec[] | undefined;
  },
  at: Path,
): Holds {
  const of = (key: 'when' | 'unless'): Holds | undefined =>
    spec[key] && compileConditions(compiling, spec[key], [...at, key], compileValue).holds;
  const [when, unless] = [of('when'), of('unless')];
  return (scope) => (!when || when(scope)) && !unless?.(scope);
}
