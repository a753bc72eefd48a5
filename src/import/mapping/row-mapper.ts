import type { MappedEntry, MappedRow, RowProblem, SourceRow } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { type Compiling, newScope, type Scope } from './compiling.ts';
import { type CompiledConditions, compileConditions } from './conditions/condition.ts';
import type { CountryCodes } from './countries/country-codes.ts';
import { compileEntries, type EntryMapper } from './entries/compile-entries.ts';
import type { Mapping } from './read-mapping.ts';
import { orRejection, Rejection } from './rejection.ts';
import { compileNames, type MappingContext } from './row-names.ts';
import type { ConditionSpec, MappingSpec, Path } from './spec/spec.ts';

/** A compiled mapping. */
interface CompiledRows {
  readonly take: CompiledConditions;
  readonly reject: readonly { readonly when: CompiledConditions; readonly reason: string }[];
  readonly entries: readonly EntryMapper[];
}

/** Compiles a mapping; reports each problem as it is found. */
export function compileRows(
  model: Model,
  spec: MappingSpec,
  known: MappingContext,
  problem: (at: Path, message: string) => void,
): CompiledRows {
  const compiling: Compiling = compileNames(spec, known, problem);
  const conditions = (specs: readonly ConditionSpec[], at: Path): CompiledConditions =>
    compileConditions(compiling, specs, at);
  return {
    take: conditions(spec.take, ['take']),
    reject: spec.reject.map(({ when, reason }, index) => ({
      when: conditions(when, ['reject', index, 'when']),
      reason,
    })),
    entries: compileEntries(compiling, model, spec),
  };
}

/** Maps rows to entries. The mapping is compiled once, and not interpreted again for each row. */
export class RowMapper {
  readonly #rows: CompiledRows;

  /** @param file - the name of the data file, for `{file}` */
  constructor(model: Model, mapping: Mapping, countries: CountryCodes, file = '') {
    const wrong = (at: Path, message: string): void => {
      throw new Error(`The mapping was not checked: ${at.join('.')} ${message}`);
    };
    this.#rows = compileRows(model, mapping, { countries, tables: mapping.lookups.byName, file }, wrong);
  }

  map({ values, lists, number, problem }: SourceRow): MappedRow {
    if (problem) return { kind: 'rejected', problems: [problem] };
    const scope = newScope(values, number, lists);
    const found = orRejection(() => this.#refusal(scope));
    if (found instanceof Rejection) return { kind: 'rejected', problems: [found.problem] };
    return found ?? this.#entriesOf(scope);
  }

  /** Applies the mapping's `take` and `reject`; undefined if the row is taken. */
  #refusal(scope: Scope): MappedRow | undefined {
    const { take, reject } = this.#rows;
    const failing = take.failing(scope);
    if (failing !== undefined) return { kind: 'passed', reason: `not taken: not ${failing}` };
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
    const skipped: string[] = [];
    const lacking: RowProblem[] = [];
    for (const mapper of this.#rows.entries) {
      for (const made of mapper(scope, problems)) {
        if (!('skipped' in made)) entries.push(made);
        else {
          skipped.push(made.skipped);
          if (made.problem) lacking.push(made.problem);
        }
      }
    }
    if (problems.length > 0) return { kind: 'rejected', problems: distinct(problems) };
    if (entries.length === 0 && lacking.length > 0) return { kind: 'rejected', problems: lacking.slice(0, 1) };
    if (entries.length === 0) return { kind: 'passed', reason: [...new Set(skipped)].join('; ') };
    const { notes } = scope;
    return {
      kind: 'entries',
      entries,
      ...(skipped.length > 0 ? { skipped } : {}),
      ...(notes.size > 0 ? { notes: [...notes] } : {}),
    };
  }
}

/** A faulty named value is reported by every field that uses it. */
function distinct(problems: readonly RowProblem[]): readonly RowProblem[] {
  return problems.filter(
    ({ column, message }, index) =>
      problems.findIndex((other) => other.column === column && other.message === message) === index,
  );
}
