import { didYouMean } from '../../../domain/index.ts';
import { type RowProblem, rowProblem } from '../../../evidence/index.ts';
import type { Model } from '../../../model/index.ts';
import { type Compiled, type Compiling, compileValue, type Scope } from '../compiling.ts';
import { compileGuards } from '../conditions/condition.ts';
import { orRejection, Rejection } from '../rejection.ts';
import { withValues } from '../row-names.ts';
import type { EntrySpec, MappingSpec, ValueSpec } from '../spec/spec.ts';
import { parseTemplate } from '../template.ts';
import { cellText } from '../values/cell.ts';
import { checkEntry } from './check.ts';
import type { EntrySite } from './entry-site.ts';
import { idTaker } from './field-value.ts';
import { compileFields, nothingRead } from './fields.ts';
import { withLocals } from './possible.ts';
import { closerThanRead, withPrecision } from './precisions.ts';
import { compileRowSource } from './row-source-fields.ts';
import { compileSeveral, type MadeEntry, madeOne, type OneEntry } from './several.ts';
import { compileStatements } from './statements.ts';
import { cutTo, forEachState } from './states.ts';

/**
 * Makes the entries of a row, or says why one is skipped: its conditions do not hold, or it is optional and its id is
 * unknown. Problems are added to those of the row.
 */
export type EntryMapper = (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[];

const HINT = ' (if rows may lack this entry, use `optional: true` or a `when`)';

const NOT_MAPPED = new Set(['Source', 'Statement', 'Conflict']);

export function compileEntries(compiling: Compiling, model: Model, spec: MappingSpec): readonly EntryMapper[] {
  const keys = new Set<string>();
  const named = Object.entries(spec.values).map(([name, value]) => ({ name, spec: value, at: ['values', name] }));
  return spec.entries.flatMap((entry, index) => {
    const at = ['entries', index];
    const key = entry.key ?? entry.type.toLowerCase();
    if (keys.has(key)) {
      compiling.problem(
        [...at, entry.key === undefined ? 'type' : 'key'],
        `is used by another entry: give this one a \`key\` other than ${key}`,
      );
    }
    keys.add(key);
    const type = NOT_MAPPED.has(entry.type) ? undefined : model.nodes.get(entry.type);
    if (type) return [compileEntry({ compiling, model, mapping: spec, named, type, key, at }, entry)];
    const names = [...model.nodes.keys()].filter((name) => !NOT_MAPPED.has(name));
    compiling.problem([...at, 'type'], `is not one of ${names.join(', ')}${didYouMean(entry.type, names)}`);
    return [];
  });
}

function compileEntry(site: EntrySite, spec: EntrySpec): EntryMapper {
  if (spec.each !== undefined) return compileSeveral(site, spec, (inner) => compileOne(inner, spec));
  const one = compileOne(site, spec);
  return (scope, problems) => madeOne(one, scope, problems);
}

function compileOne(outer: EntrySite, spec: EntrySpec): OneEntry {
  const { model, mapping, type, key, at } = outer;
  let divides = false;
  const within = { ...outer.compiling, divides: () => (divides = true) };
  const compiling = withValues(within, spec.values, [...at, 'values']);
  const locals = { ...outer.locals, ...spec.values };
  const site = { ...outer, compiling, locals, named: withLocals(outer.named, spec.values, [...at, 'values']) };
  checkEntry(site, spec);
  const whyNot = compileGuards(compiling, spec, at);
  const id = compileValue(compiling, spec.id, [...at, 'id']);
  const takeId = idTaker(model, [type]);
  const unknown = unknownIn(compiling, spec.id, id);
  const { readers, columns } = compileFields(site, spec.fields);
  const dates = withPrecision(spec.fields);
  const stated = compileStatements(site, spec);
  const sourceSpec = spec.source ?? mapping.rowSource;
  const sourceAt = spec.source ? [...at, 'source'] : ['rowSource'];
  const readSource = sourceSpec && compileRowSource(site, sourceSpec, sourceAt);
  if (divides) checkDated(site);
  const make = (scope: Scope, problems: RowProblem[]): MadeEntry | undefined => {
    const cell = orRejection(() => id.read(scope));
    if (cell === null) {
      const { words, column } = unknown(scope);
      if (spec.optional) return { skipped: `${key}: id unknown: ${words}` };
      problems.push({ column, message: `is empty, but the id of \`${key}\` needs ${words}${HINT}` });
      return undefined;
    }
    const taken = cell instanceof Rejection ? { problem: cell.problem.message } : takeId(cell);
    if ('problem' in taken) {
      const column = cell instanceof Rejection ? cell.problem.column : id.column;
      problems.push({ column, message: taken.problem });
      return undefined;
    }
    const found = nothingRead();
    for (const read of readers) read(scope, found, problems);
    const { values, fields, originals } = found;
    const closer = closerThanRead(dates, found);
    if (scope.spell?.part) cutTo(scope.spell.part, found);
    const source = readSource?.(scope, problems);
    // Spelled out rather than spread: called millions of times.
    const made = {
      type,
      id: String(taken.value),
      values,
      statements: stated(scope, fields, problems, source),
      originals,
      key,
      columns,
    };
    problems.push(...closer.map((problem) => rowProblem(made, problem)));
    return source === undefined ? made : { ...made, source };
  };
  return { key, whyNot, make: divides ? forEachState(key, make) : atMostOne(make) };
}

const atMostOne =
  (make: (scope: Scope, problems: RowProblem[]) => MadeEntry | undefined): OneEntry['make'] =>
  (scope, problems) => {
    const made = make(scope, problems);
    return made === undefined ? [] : [made];
  };

/** A value with `during` divides an entry by its dates. */
function checkDated({ compiling, type, at }: EntrySite): void {
  if (type.fields.has('from') && type.fields.has('until')) return;
  compiling.problem([...at, 'type'], `has no from and until, by which \`during\` divides an entry: use \`on\``);
}

/** The first unknown name in the template of an id, in words, and its column. */
function unknownIn(
  compiling: Compiling,
  spec: ValueSpec,
  id: Compiled,
): (scope: Scope) => { readonly words: string; readonly column: string | undefined } {
  const parts = typeof spec === 'string' ? parseTemplate(spec) : [];
  const names = typeof parts === 'string' ? [] : parts.flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  return (scope) => {
    const name = names.find((one) => cellText(compiling.name(one)?.read(scope) ?? null) === null);
    const column = (name === undefined ? undefined : compiling.name(name)?.column) ?? id.column;
    return { words: `{${name ?? column ?? 'id'}}`, column };
  };
}
