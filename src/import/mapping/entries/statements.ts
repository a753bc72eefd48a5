import { nfc, periodLabel } from '../../../domain/index.ts';
import type { MappedStatement, RowProblem, RowSource } from '../../../evidence/index.ts';
import { type Compiling, compileTemplate, compileValue, type Scope } from '../compiling.ts';
import { orRejection, Rejection } from '../rejection.ts';
import type { EntrySpec, Path } from '../spec/spec.ts';
import { cellText, isDateCell } from '../values/cell.ts';
import type { EntrySite } from './entry-site.ts';
import { type Taken, takerOf } from './field-value.ts';

/** Makes the statements of a row about an entry: its stated fields that have a value, and those under `also`. */
export type StateRow = (
  scope: Scope,
  fields: ReadonlyMap<string, Taken>,
  problems: RowProblem[],
  source: RowSource | undefined,
) => readonly MappedStatement[];

export function compileStatements(site: EntrySite, spec: EntrySpec): StateRow {
  const { compiling, model, type, mapping, at } = site;
  const { states, basis } = spec;
  const summary = compileSummary(compiling, spec.note, [...at, 'note']);
  const also = Object.entries(spec.also).map(([property, value]) => {
    const field = type.fields.get(property);
    const take = field?.kind === 'property' || field?.kind === 'relation' ? takerOf(model, field) : anyTaker;
    return { property, take, value: compileValue(compiling, value, [...at, 'also', property]) };
  });
  return (scope, fields, problems, source) => {
    const title = String(source?.values.title ?? mapping.source.title);
    const made: MappedStatement[] = [];
    const state = (property: string, taken: Taken): void => {
      if (taken.stated === '') return;
      const { stated: value, worded, precision, inferredFrom } = taken;
      const said =
        inferredFrom === undefined
          ? { summary: summary(scope, property, worded, title), basis }
          : {
              summary: `${title} gives one spell, in which ${inferredFrom}: ${property} is that day.`,
              basis: 'INFERRED',
            };
      const original = worded === value ? {} : { original: worded };
      made.push({ property, value, ...original, precision, ...said });
    };
    for (const property of states) {
      const taken = fields.get(property);
      if (taken) state(property, taken);
    }
    if (scope.spell?.part) for (const [property, taken] of inferredBeside(states, fields)) state(property, taken);
    for (const { property, take, value } of also) {
      const cell = orRejection(() => value.read(scope));
      if (cell === null) continue;
      const taken = cell instanceof Rejection ? { problem: cell.problem.message } : take(cell);
      if (!('problem' in taken)) state(property, taken);
      else
        problems.push({
          column: cell instanceof Rejection ? cell.problem.column : value.column,
          message: taken.problem,
        });
    }
    return made;
  };
}

/** Values that were inferred, and that the mapping does not state. */
const inferredBeside = (states: readonly string[], fields: ReadonlyMap<string, Taken>): readonly [string, Taken][] =>
  [...fields].filter(([property, { inferredFrom }]) => inferredFrom !== undefined && !states.includes(property));

/** A property that is not a field of the model is stated as it is read. */
function anyTaker(cell: Parameters<ReturnType<typeof takerOf>>[0]): Taken {
  const text = nfc(cellText(cell) ?? '');
  if (!isDateCell(cell)) return { value: text, stated: text, worded: text };
  return { value: text, stated: text, worded: periodLabel(cell.date, cell.precision), precision: cell.precision };
}

const usual = (title: string, property: string, value: string): string => `${title} gives ${property} as ${value}.`;

/** Compiles the summary of statements: the mapping's `note`, which may use {property} and {value}, or a default. */
function compileSummary(
  compiling: Compiling,
  note: string | undefined,
  at: Path,
): (scope: Scope, property: string, value: string, title: string) => string {
  if (note === undefined) return (_, property, value, title) => usual(title, property, value);
  const now = { property: '', value: '' };
  const own: Compiling = {
    ...compiling,
    name: (name) =>
      name === 'property' || name === 'value'
        ? { read: () => now[name], column: undefined, fixed: false }
        : compiling.name(name),
  };
  const template = compileTemplate(own, note, at);
  return (scope, property, value, title) => {
    Object.assign(now, { property, value });
    const made = orRejection(() => template.read(scope));
    return made === null || made instanceof Rejection
      ? usual(title, property, value)
      : (cellText(made) ?? usual(title, property, value));
  };
}
