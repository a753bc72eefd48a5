import type { MappedEntry, RowProblem } from '../../../evidence/index.ts';
import { isFact } from '../../../model/index.ts';
import type { Scope } from '../compiling.ts';
import type { WhyNot } from '../conditions/condition.ts';
import { orRejection, Rejection } from '../rejection.ts';
import type { EntrySpec } from '../spec/spec.ts';
import { compileEach, scopesOf } from './each.ts';
import type { EntrySite } from './entry-site.ts';
import { withElements } from './possible.ts';

/** Why an entry is not made. `problem` rejects the row if no other entry is made. */
interface SkippedEntry {
  readonly skipped: string;
  readonly problem?: RowProblem;
}

export type MadeEntry = MappedEntry | SkippedEntry;

/** An entry of a row, or of one item of a list: whether to skip it, and how to make it. */
export interface OneEntry {
  readonly key: string;
  readonly whyNot: WhyNot;
  /** One entry, or several if its country changes in its time; none if something is wrong, which is added to the problems. */
  readonly make: (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[];
}

/** The entries, or why they are skipped; empty if something is wrong. */
export function madeOne({ key, whyNot, make }: OneEntry, scope: Scope, problems: RowProblem[]): readonly MadeEntry[] {
  const why = orRejection(() => whyNot(scope));
  if (typeof why === 'string') return [{ skipped: `${key}: ${why}` }];
  if (why instanceof Rejection) problems.push(why.problem);
  return why instanceof Rejection ? [] : make(scope, problems);
}

/** Compiles an entry with `each`: one entry for each item. */
export function compileSeveral(
  site: EntrySite,
  { each: lists = {}, values = {}, when, unless, optional }: EntrySpec,
  compileInner: (inner: EntrySite) => OneEntry,
): (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[] {
  const at = [...site.at, 'each'];
  const each = compileEach(site.compiling, lists, at);
  const one = compileInner({ ...site, compiling: each.within, named: withElements(site.named, lists, at) });
  const nothing: SkippedEntry = {
    skipped: `${site.key}: list is empty: {${each.column ?? Object.keys(lists).join('}, {')}}`,
    ...(optional ? {} : { problem: { column: each.column, message: 'is empty, so that no entry can be made' } }),
  };
  // A row that the conditions exclude is not faulty, whatever its lists hold.
  const isOfRow = !namesItems([...Object.keys(lists), ...Object.keys(values)], [when, unless]);
  return (scope, problems) => {
    if (isOfRow) {
      const before = problems.length;
      const skipped = madeOne({ ...one, make: () => [] }, scope, problems);
      if (skipped.length > 0 || problems.length > before) return skipped;
    }
    const scopes = scopesOf(each, scope);
    if (scopes instanceof Rejection) {
      problems.push(scopes.problem);
      return [];
    }
    if (scopes.length === 0) return madeOne({ ...one, make: () => [nothing] }, each.empty(scope), problems);
    const entries = scopes.flatMap((inner) =>
      madeOne(one, inner, problems).map((made) =>
        'skipped' in made ? made : { ...made, key: `${site.key}.${placeIn(inner)}` },
      ),
    );
    if (isFact(site.type)) problems.push(...repeated(entries, each.column));
    return entries;
  };
}

/** Whether conditions refer to items of the lists. */
function namesItems(own: readonly string[], conditions: unknown): boolean {
  const names = [...own, 'position'].join('|');
  return new RegExp(`\\{\\s*(?:${names})\\s*[.}]`).test(JSON.stringify(conditions));
}

const placeIn = ({ items }: Scope): number => (items.at(-1)?.index ?? 0) + 1;

/**
 * Facts that occur twice in one list: the second would replace the first. Two sources may report the same fact.
 */
function repeated(entries: readonly MadeEntry[], column: string | undefined): readonly RowProblem[] {
  const made = entries.flatMap((entry) => ('skipped' in entry ? [] : [{ id: entry.id, source: entry.source?.name }]));
  const twice = made.filter((one, index) =>
    made.slice(0, index).some(({ id, source }) => id === one.id && source === one.source),
  );
  return [...new Set(twice.map(({ id }) => id))].map((id) => ({
    column,
    message: `gives ${id} twice: if both are meant, add {position} to the id`,
  }));
}
