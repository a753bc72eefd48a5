import { LIMITS, nodeTypesOf } from '../../model/index.ts';
import { argumentPath } from './arguments.ts';
import type { Context } from './context.ts';
import type { FieldSite } from './field-site.ts';
import type { ValueSource } from './input.ts';
import { RowBuilder } from './row-builder.ts';
import type { RequiredId } from './types/operation-plan.ts';
import { TRUE } from './types/predicate.ts';
import { UNPAGED } from './types/slot.ts';

/** Requires that an argument is the id of a node of the type or interface `target`. Returns the parameter that holds it. */
export function requireId(site: FieldSite, source: ValueSource, name: string, target: string): string {
  const { context, position } = site;
  const argument = argumentPath(site, name);
  const parameter = context.parameters.id(source, argument);
  context.requiredIds.push({ parameter, argument, target, field: position.field, many: false });
  return parameter;
}

/** Requires that an argument lists ids of sources, one at least. Returns the parameter that holds them. */
export function requireSources(site: FieldSite, source: ValueSource, name: string): string {
  const { context, position } = site;
  const argument = argumentPath(site, name);
  const parameter = context.parameters.ids(source, argument, LIMITS.sources);
  if (!context.requiredIds.some((one) => one.parameter === parameter)) {
    context.requiredIds.push({ parameter, argument, target: 'Source', field: position.field, many: true });
  }
  return parameter;
}

/** Adds a slot to the root row for each argument with required ids, so that the statement itself tells which are missing. */
export const planRequiredIds = ({ model, parameters, requiredIds }: Context, row: RowBuilder): readonly RequiredId[] =>
  requiredIds.map((required) => {
    const types = nodeTypesOf(model, required.target);
    const branches = types.map(({ label }) => {
      const found = new RowBuilder(parameters, types.length > 1 ? 1 : 0);
      found.property({ of: 'node', name: 'id' });
      return found.branch(label, TRUE);
    });
    const { parameter, argument: field, many } = required;
    const from = { kind: 'key', property: 'id', operator: many ? 'IN' : '=', parameter } as const;
    const rows = { field, from, branches };
    const slot = row.add(many ? { kind: 'rows', ...rows, order: [], ...UNPAGED } : { kind: 'one', ...rows });
    return { ...required, slot };
  });
