import { didYouMean } from '../../domain/text/index.ts';
import type { Model } from '../../model/types.ts';
import { attempt, type Compiling, type Scope } from './compiling.ts';
import type { RowProblem } from './contract.ts';
import { checkEntry } from './entry-check.ts';
import { compileFields } from './entry-fields.ts';
import { compileSeveral, type EntryOf, type MadeEntry, type OneEntry } from './entry-several.ts';
import { idTaker, type Taken } from './field-value.ts';
import { compileGuards } from './guards.ts';
import { namedWith, withValues } from './local-values.ts';
import type { EntrySpec, MappingSpec, Path } from './mapping-spec.ts';
import { Rejection } from './rejection.ts';
import { compileRowSource } from './row-source-value.ts';
import { compileStatements } from './stated.ts';
import { compileValue } from './value.ts';

/**
 * Makes the entries of a row, and adds what is wrong with them to the problems of the row. One is left out where its
 * conditions do not hold; where its id is empty too, but that is a problem if the row gives no other.
 */
export type EntryMapper = (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[];

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
        `needs a key of its own: another entry has ${key}`,
      );
    }
    keys.add(key);
    const type = NOT_MAPPED.has(entry.type) ? undefined : model.nodes.get(entry.type);
    if (type) return [compileEntry({ compiling, model, mapping: spec, named, type, key }, entry, at)];
    const names = [...model.nodes.keys()].filter((name) => !NOT_MAPPED.has(name));
    compiling.problem([...at, 'type'], `is none of ${names.join(', ')}${didYouMean(entry.type, names)}`);
    return [];
  });
}

function compileEntry(of: EntryOf, spec: EntrySpec, at: Path): EntryMapper {
  if (spec.each !== undefined) return compileSeveral(of, spec, [...at, 'each'], (inner) => compileOne(inner, spec, at));
  const { asked, make } = compileOne(of, spec, at);
  return (scope, problems) => {
    const wanted = attempt(() => asked(scope));
    if (wanted instanceof Rejection) problems.push(wanted.problem);
    const made = wanted === true ? make(scope, problems) : undefined;
    return made === undefined ? [] : [made];
  };
}

function compileOne(of: EntryOf, spec: EntrySpec, at: Path): OneEntry {
  const { model, mapping, type, key } = of;
  const compiling = withValues(of.compiling, spec.values, [...at, 'values']);
  const named = namedWith(of.named, spec.values, [...at, 'values']);
  checkEntry(compiling, model, named, spec, type, at);
  const id = compileValue(compiling, spec.id, [...at, 'id']);
  const takeId = idTaker(model, [type]);
  const { readers, columns } = compileFields(compiling, model, type, spec.fields, [...at, 'fields']);
  const statements = compileStatements(compiling, model, type, mapping, spec, at);
  const sourceSpec = spec.source ?? mapping.rowSource;
  const sourceAt = spec.source ? [...at, 'source'] : ['rowSource'];
  const readSource = sourceSpec && compileRowSource({ compiling, model, named }, sourceSpec, sourceAt);
  const make: OneEntry['make'] = (scope, problems) => {
    const named = attempt(() => id.read(scope));
    if (named === null) return { column: id.column, message: 'is empty, and no entry has an id without it' };
    const taken = named instanceof Rejection ? { problem: named.problem.message } : takeId(named);
    if ('problem' in taken) {
      const column = named instanceof Rejection ? named.problem.column : id.column;
      problems.push({ column, message: taken.problem });
      return undefined;
    }
    const values: Record<string, unknown> = {};
    const fields = new Map<string, Taken>();
    for (const read of readers) read(scope, values, fields, problems);
    const source = readSource?.(scope, problems);
    // Written out: rows make millions of these.
    const made = {
      type,
      id: String(taken.value),
      values,
      statements: statements(scope, fields, problems, source),
      key,
      merge: spec.merge,
      unite: spec.unite,
      columns,
    };
    return source === undefined ? made : { ...made, source };
  };
  return { asked: compileGuards(compiling, spec, at), make };
}
