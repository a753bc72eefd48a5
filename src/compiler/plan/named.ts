import { type Model, nodeTypesOf } from '../../model/index.ts';
import type { Position } from './context.ts';
import type { ParameterTable } from './parameters.ts';
import type { NamedId } from './plan.ts';
import { TRUE } from './predicates.ts';
import { RowBuilder } from './row.ts';

/** An id that an argument names and that must exist, before it is known where that is asked. */
export type Naming = Omit<NamedId, 'slot'>;

/** Notes in `named` that the id, which a parameter holds, must be that of a node of the type or interface `target`. */
export const mustExist = (
  named: Naming[],
  { field }: Position,
  of: Pick<NamedId, 'parameter' | 'argument' | 'target'>,
): void => {
  named.push({ ...of, field });
};

/** Asks for nodes with these ids beside all else: the statement says itself which of them are missing. */
export function planNamed(
  model: Model,
  parameters: ParameterTable,
  row: RowBuilder,
  named: readonly Naming[],
): readonly NamedId[] {
  return named.map((one) => {
    const types = nodeTypesOf(model, one.target);
    const branches = types.map(({ label }) => {
      const found = new RowBuilder(parameters, types.length > 1 ? 1 : 0);
      found.property({ of: 'node', name: 'id' });
      return found.branch(label, TRUE);
    });
    const from = { kind: 'key', property: 'id', operator: '=', parameter: one.parameter } as const;
    return { ...one, slot: row.add({ kind: 'one', field: one.argument, from, branches }) };
  });
}
