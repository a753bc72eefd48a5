import type { Model } from '../../model/types.ts';
import { attempt, type Compiling, type Scope } from './compiling.ts';
import { type CompiledConditions, compileConditions } from './condition.ts';
import type { MappedEntry, MappedRow, RowProblem, SourceRow } from './contract.ts';
import type { CountryCodes } from './countries.ts';
import { compileEntries, type EntryMapper } from './entry-mapper.ts';
import type { Mapping } from './mapping.ts';
import type { ConditionSpec, MappingSpec, Path } from './mapping-spec.ts';
import { Rejection } from './rejection.ts';
import { compileNames, type Known } from './row-names.ts';
import { compileValue } from './value.ts';

/** A mapping with all its parts ready for rows. */
interface CompiledRows {
  readonly take: CompiledConditions;
  readonly reject: readonly { readonly when: CompiledConditions; readonly reason: string }[];
  readonly entries: readonly EntryMapper[];
}

/** Makes a mapping ready for rows; what is wrong with it is told as it is found. */
export function compileRows(
  model: Model,
  spec: MappingSpec,
  known: Known,
  problem: (at: Path, message: string) => void,
): CompiledRows {
  const compiling: Compiling = compileNames(spec, known, problem);
  const conditions = (specs: readonly ConditionSpec[], at: Path): CompiledConditions =>
    compileConditions(compiling, specs, at, compileValue);
  return {
    take: conditions(spec.take, ['take']),
    reject: spec.reject.map(({ when, reason }, index) => ({
      when: conditions(when, ['reject', index, 'when']),
      reason,
    })),
    entries: compileEntries(compiling, model, spec),
  };
}

/** Makes the entries of rows by a mapping. The mapping is compiled once; no row looks at its text again. */
export class RowMapper {
  readonly #rows: CompiledRows;

  constructor(model: Model, mapping: Mapping, countries: CountryCodes) {
    this.#rows = compileRows(model, mapping, { countries, tables: mapping.lookups.byName }, (at, message) => {
      throw new Error(`The mapping was not checked: ${at.join('.')} ${message}`);
    });
  }

  map({ values, lists, problem }: SourceRow): MappedRow {
    if (problem) return { kind: 'rejected', problems: [problem] };
    const scope: Scope = { row: values, lists, named: [], items: [] };
    const found = attempt(() => this.#refusal(scope));
    if (found instanceof Rejection) return { kind: 'rejected', problems: [found.problem] };
    return found ?? this.#entriesOf(scope);
  }

  /** Why a row gives no entries, as far as its conditions say. */
  #refusal(scope: Scope): MappedRow | undefined {
    const { take, reject } = this.#rows;
    if (!take.holds(scope)) return { kind: 'passed' };
    const against = reject.filter(({ when }) => when.holds(scope));
    if (against.length === 0) return undefined;
    return {
      kind: 'rejected',
      problems: against.map(({ when, reason }) => ({ column: when.column, message: reason })),
    };
  }

  #entriesOf(scope: Scope): MappedRow {
    const entries: MappedEntry[] = [];
    const problems: RowProblem[] = [];
    const unnamed: RowProblem[] = [];
    for (const mapper of this.#rows.entries) {
      for (const made of mapper(scope, problems)) {
        if ('message' in made) unnamed.push(made);
        else entries.push(made);
      }
    }
    if (problems.length > 0) return { kind: 'rejected', problems: distinct(problems) };
    if (entries.length > 0) return { kind: 'entries', entries };
    return unnamed.length > 0 ? { kind: 'rejected', problems: unnamed.slice(0, 1) } : { kind: 'passed' };
  }
}

/** A named value that is wrong is wrong in every field that has it. */
function distinct(problems: readonly RowProblem[]): readonly RowProblem[] {
  return problems.filter(
    ({ column, message }, index) =>
      problems.findIndex((other) => other.column === column && other.message === message) === index,
  );
}
