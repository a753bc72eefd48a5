import { resolveSource } from '../plan/input.ts';
import type { FieldView } from '../plan/types/view.ts';
import type { AnsweredPlan } from './given-keys.ts';

/** The ids, as given, of nodes that an operation asks for or requires, and that are not there. */
export function unfoundIds({ plan, variables, formerIds, row }: AnsweredPlan): readonly string[] {
  const { requiredIds, parameters, slots, view } = plan;
  const required = requiredIds.flatMap(({ slot, parameter, many }) => {
    if (many) return unfoundAmong(parameter, row[slot], 0);
    return isThere(row[slot]) ? [] : givenTo(parameter);
  });
  return [...new Set([...required, ...view.fields.flatMap(unfoundBy)])];

  /** The ids of a parameter; none if it holds something else. */
  function givenTo(name: string): readonly string[] {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter?.kind !== 'value' || !parameter.isId) return [];
    return [resolveSource(parameter.source, variables)].flat().filter((value) => typeof value === 'string');
  }

  function unfoundBy(field: FieldView): readonly string[] {
    if (field.kind === 'one') {
      const slot = slots[field.slot];
      const isByKey = slot?.kind === 'one' && slot.from.kind === 'key';
      return isByKey && !isThere(row[field.slot]) ? givenTo(slot.from.parameter) : [];
    }
    if (field.kind !== 'byId') return [];
    return unfoundAmong(field.parameter, row[field.slot], field.id);
  }

  /** The ids of a list that rows, which have ids in a column, lack. */
  function unfoundAmong(parameter: string, rows: unknown, column: number): readonly string[] {
    const found = new Set((rows as readonly (readonly unknown[])[]).map((inner) => inner[column]));
    return givenTo(parameter).filter((id) => !found.has(formerIds.get(id) ?? id));
  }
}

const isThere = (value: unknown): boolean => (value ?? null) !== null;
