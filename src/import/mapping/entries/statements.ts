import { nfc, periodLabel } from '../../../domain/index.ts';
import type { MappedStatement, RowProblem, RowSource, StatedValue } from '../../../evidence/index.ts';
import { type Compiling, compileTemplate, compileValue, type Scope } from '../compiling.ts';
import { orRejection, Rejection } from '../rejection.ts';
import type { EntrySpec, Path } from '../spec/spec.ts';
import { cellText, isDateCell } from '../values/cell.ts';
import type { EntrySite } from './entry-site.ts';
import { type Taken, takerOf } from './field-value.ts';

/** Makes the statements of a row about an entry: one with its summary and the values under `also`, and one of each inferred value. */
export type StateRow = (
  scope: Scope,
  fields: ReadonlyMap<string, Taken>,
  problems: RowProblem[],
  source: RowSource | undefined,
) => readonly MappedStatement[];

export function compileStatements(site: EntrySite, spec: EntrySpec): StateRow {
  const { compiling, model, type, mapping, at } = site;
  const { basis } = spec;
  const summaryOf = compileSummary(compiling, spec.note, [...at, 'note']);
  const named = spec.states ?? Object.keys(spec.fields);
  const also = Object.entries(spec.also).map(([property, value]) => {
    const field = type.fields.get(property);
    const take = field?.kind === 'property' || field?.kind === 'relation' ? takerOf(model, field) : anyTaker;
    return { property, take, value: compileValue(compiling, value, [...at, 'also', property]) };
  });
  return (scope, fields, problems, source) => {
    const title = String(source?.values.title ?? mapping.source.title);
    const worded = named.flatMap((property): readonly Worded[] => {
      const taken = fields.get(property);
      if (taken === undefined || taken.stated === '' || taken.inferredFrom !== undefined) return [];
      return [{ property, value: taken.worded }];
    });
    const more: StatedValue[] = [];
    for (const { property, take, value } of also) {
      const cell = orRejection(() => value.read(scope));
      if (cell === null) continue;
      const taken = cell instanceof Rejection ? { problem: cell.problem.message } : take(cell);
      if ('problem' in taken) {
        const column = cell instanceof Rejection ? cell.problem.column : value.column;
        problems.push({ column, message: taken.problem });
      } else if (taken.stated !== '') {
        const original = taken.worded === taken.stated ? null : taken.worded;
        more.push({ property, value: taken.stated, original, precision: taken.precision ?? null });
        worded.push({ property, value: taken.worded });
      }
    }
    return [{ summary: summaryOf(scope, worded, title), basis, also: more }, ...inferred(title, fields)];
  };
}

/** What the row does not say, but follows from it: one statement of each such value. */
const inferred = (title: string, fields: ReadonlyMap<string, Taken>): readonly MappedStatement[] =>
  [...fields].flatMap(([property, { inferredFrom }]) =>
    inferredFrom === undefined
      ? []
      : [
          {
            summary: `${title} gives one spell, in which ${inferredFrom}: ${property} is that day.`,
            basis: 'INFERRED',
            fields: [property],
          },
        ],
  );

/** A property and its value, as the summary names them. */
interface Worded {
  readonly property: string;
  readonly value: string;
}

/** A property that is not a field of the model is stated as it is read. */
function anyTaker(cell: Parameters<ReturnType<typeof takerOf>>[0]): Taken {
  const text = nfc(cellText(cell) ?? '');
  if (!isDateCell(cell)) return { value: text, stated: text, worded: text };
  return { value: text, stated: text, worded: periodLabel(cell.date, cell.precision), precision: cell.precision };
}

/** The default summary: `The list gives name as Ann and birthYear as 1960.` */
function usual(title: string, worded: readonly Worded[]): string {
  const gives = worded.map(({ property, value }) => `${property} as ${value}`);
  const last = gives.at(-1);
  if (last === undefined) return `${title} lists it.`;
  return `${title} gives ${gives.length === 1 ? last : `${gives.slice(0, -1).join(', ')} and ${last}`}.`;
}

/**
 * Compiles the summary of a statement: the mapping's `note`, or a default. A note that uses {property} or {value} is said of
 * each value.
 */
function compileSummary(
  compiling: Compiling,
  note: string | undefined,
  at: Path,
): (scope: Scope, worded: readonly Worded[], title: string) => string {
  if (note === undefined) return (_, worded, title) => usual(title, worded);
  const now: Worded & { property: string; value: string } = { property: '', value: '' };
  let ofValue = false;
  const own: Compiling = {
    ...compiling,
    name: (name) => {
      if (name !== 'property' && name !== 'value') return compiling.name(name);
      ofValue = true;
      return { read: () => now[name], column: undefined, fixed: false };
    },
  };
  const template = compileTemplate(own, note, at);
  const said = (scope: Scope): string | null => {
    const made = orRejection(() => template.read(scope));
    return made === null || made instanceof Rejection ? null : cellText(made);
  };
  return (scope, worded, title) => {
    if (!ofValue) return said(scope) ?? usual(title, worded);
    const texts = worded.map((one) => {
      Object.assign(now, one);
      return said(scope) ?? usual(title, [one]);
    });
    return texts.length === 0 ? usual(title, worded) : texts.join(' ');
  };
}
