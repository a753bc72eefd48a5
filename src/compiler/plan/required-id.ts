import { nodeTypesOf } from '../../model/index.ts';
import { argumentPath } from './arguments.ts';
import type { Context } from './context.ts';
import type { FieldSite } from './field-site.ts';
import type { ValueSource } from './input.ts';
import { RowBuilder } from './row-builder.ts';
import type { RequiredId } from './types/operation-plan.ts';
import { TRUE } from './types/predicate.ts';

/** Requires that an argument is the id of a node of the type or interface `target`. */
export function requireId(site: FieldSite, source: ValueSource, name: string, target: string): void {
  const { context, position } = site;
  const argument = argumentPath(site, name);
  const parameter = context.parameters.id(source, argument);
  context.requiredIds.push({ parameter, argument, target, field: position.field });
}

/** Adds a slot to the root row for each required id, so that the statement itself tells which of them are missing. */
export const planRequiredIds = ({ model, parameters, requiredIds }: Context, row: RowBuilder): readonly RequiredId[] =>
  requiredIds.map((required) => {
    const types = nodeTypesOf(model, required.target);
    const branches = types.map(({ label }) => {
      const found = new RowBuilder(parameters, types.length > 1 ? 1 : 0);
      found.property({ of: 'node', name: 'id' });
      return found.branch(label, TRUE);
    });
    const from = { kind: 'key', property: 'id', operator: '=', parameter: required.parameter } as const;
    return { ...required, slot: row.add({ kind: 'one', field: required.argument, from, branches }) };
  });
