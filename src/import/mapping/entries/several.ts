import type { MappedEntry, RowProblem } from '../../../evidence/index.ts';
import { isFact, type Model, type NodeType } from '../../../model/index.ts';
import { attempt, type Compiling, type Scope } from '../compiling.ts';
import type { WhyNot } from '../conditions/guards.ts';
import type { Named } from '../possible.ts';
import { Rejection } from '../rejection.ts';
import type { EntrySpec, MappingSpec, Path } from '../spec.ts';
import { compileEach, scopesOf } from './each.ts';
import { withElements } from './each-elements.ts';

/** What an entry is compiled with. */
export interface EntryOf {
  readonly compiling: Compiling;
  readonly model: Model;
  readonly mapping: MappingSpec;
  /** The values that there are names of. */
  readonly named: readonly Named[];
  readonly type: NodeType;
  readonly key: string;
}

/** Why an entry is not made; the problem is one of a row that gives nothing else. */
export interface SkippedEntry {
  readonly skipped: string;
  readonly problem?: RowProblem;
}

export type MadeEntry = MappedEntry | SkippedEntry;

/** An entry of a row, or of one item of a list: why it is not asked for, and what it is. */
export interface OneEntry {
  readonly key: string;
  readonly whyNot: WhyNot;
  /** Undefined where something is wrong with it, which is told. */
  readonly make: (scope: Scope, problems: RowProblem[]) => MadeEntry | undefined;
}

/** The entry, why there is none, or nothing where something is wrong. */
export function madeOne({ key, whyNot, make }: OneEntry, scope: Scope, problems: RowProblem[]): readonly MadeEntry[] {
  const why = attempt(() => whyNot(scope));
  if (typeof why === 'string') return [{ skipped: `${key}: ${why}` }];
  if (why instanceof Rejection) problems.push(why.problem);
  const made = why instanceof Rejection ? undefined : make(scope, problems);
  return made === undefined ? [] : [made];
}

/** Makes one entry for each item of lists of the row. */
export function compileSeveral(
  of: EntryOf,
  { each: lists = {}, values = {}, when, unless, optional }: EntrySpec,
  at: Path,
  compileInner: (inner: EntryOf) => OneEntry,
): (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[] {
  const each = compileEach(of.compiling, lists, at);
  const one = compileInner({ ...of, compiling: each.within, named: withElements(of.named, lists, at) });
  const nothing: SkippedEntry = {
    skipped: `${of.key}: its list is empty: {${each.column ?? Object.keys(lists).join('}, {')}}`,
    ...(optional ? {} : { problem: { column: each.column, message: 'is empty, and no entry is made without it' } }),
  };
  // What is not asked for is no fault, whatever its lists hold.
  const isOfRow = !namesItems([...Object.keys(lists), ...Object.keys(values)], [when, unless]);
  return (scope, problems) => {
    if (isOfRow) {
      const before = problems.length;
      const skipped = madeOne({ ...one, make: () => undefined }, scope, problems);
      if (skipped.length > 0 || problems.length > before) return skipped;
    }
    const scopes = scopesOf(each, scope);
    if (scopes instanceof Rejection) {
      problems.push(scopes.problem);
      return [];
    }
    if (scopes.length === 0) return madeOne({ ...one, make: () => nothing }, each.empty(scope), problems);
    const entries = scopes.flatMap((inner) =>
      madeOne(one, inner, problems).map((made) =>
        'skipped' in made ? made : { ...made, key: `${of.key}.${placeIn(inner)}` },
      ),
    );
    if (isFact(of.type)) problems.push(...repeated(entries, each.column));
    return entries;
  };
}

/** Whether conditions look at the items of lists. */
function namesItems(own: readonly string[], conditions: unknown): boolean {
  const names = [...own, 'position'].join('|');
  return new RegExp(`\\{\\s*(?:${names})\\s*[.}]`).test(JSON.stringify(conditions));
}

const placeIn = ({ items }: Scope): number => (items.at(-1)?.index ?? 0) + 1;

/**
 * Facts that one list makes twice: the second would take the place of the first. Two sources may say of one fact what
 * they have to say.
 */
function repeated(entries: readonly MadeEntry[], column: string | undefined): readonly RowProblem[] {
  const made = entries.flatMap((entry) => ('skipped' in entry ? [] : [{ id: entry.id, source: entry.source?.name }]));
  const twice = made.filter((one, index) =>
    made.slice(0, index).some(({ id, source }) => id === one.id && source === one.source),
  );
  return [...new Set(twice.map(({ id }) => id))].map((id) => ({
    column,
    message: `gives ${id} twice: where both are meant, the id needs {position}`,
  }));
}
