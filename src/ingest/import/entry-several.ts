import { isFact } from '../../model/lookup.ts';
import type { Model, NodeType } from '../../model/types.ts';
import { attempt, type Compiling, type Scope } from './compiling.ts';
import type { Holds } from './condition.ts';
import type { MappedEntry, RowProblem } from './contract.ts';
import { compileEach, scopesOf } from './each.ts';
import { withElements } from './each-elements.ts';
import type { EntrySpec, MappingSpec, Path } from './mapping-spec.ts';
import type { Named } from './possible.ts';
import { Rejection } from './rejection.ts';

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

/** An entry, or why it has no id. */
export type MadeEntry = MappedEntry | RowProblem;

/** An entry of a row, or of one item of a list: whether it is asked for, and what it is. */
export interface OneEntry {
  readonly asked: Holds;
  /** Undefined where something is wrong with it, which is told. */
  readonly make: (scope: Scope, problems: RowProblem[]) => MadeEntry | undefined;
}

/** Makes one entry for each item of lists of the row. */
export function compileSeveral(
  of: EntryOf,
  { each: lists = {}, values = {}, when, unless }: EntrySpec,
  at: Path,
  compileOne: (inner: EntryOf) => OneEntry,
): (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[] {
  const each = compileEach(of.compiling, lists, at);
  const { asked, make } = compileOne({ ...of, compiling: each.within, named: withElements(of.named, lists, at) });
  const isAsked = (scope: Scope, problems: RowProblem[]): boolean => {
    const wanted = attempt(() => asked(scope));
    if (wanted instanceof Rejection) problems.push(wanted.problem);
    return wanted === true;
  };
  // What is not asked for is no fault, whatever its lists hold.
  const isOfRow = !namesItems([...Object.keys(lists), ...Object.keys(values)], [when, unless]);
  return (scope, problems) => {
    if (isOfRow && !isAsked(scope, problems)) return [];
    const scopes = scopesOf(each, scope);
    if (scopes instanceof Rejection) {
      problems.push(scopes.problem);
      return [];
    }
    if (scopes.length === 0) return isAsked(each.empty(scope), problems) ? [namesNothing(each.column)] : [];
    const entries = scopes.flatMap((inner): readonly MadeEntry[] => {
      const made = isAsked(inner, problems) ? make(inner, problems) : undefined;
      if (made === undefined) return [];
      return ['message' in made ? made : { ...made, key: `${of.key}.${placeIn(inner)}` }];
    });
    if (isFact(of.type)) problems.push(...repeated(entries, each.column));
    return entries;
  };
}

/** Whether conditions look at the items of lists. */
function namesItems(own: readonly string[], conditions: unknown): boolean {
  const names = [...own, 'position'].join('|');
  return new RegExp(`\\{\\s*(?:${names})\\s*[.}]`).test(JSON.stringify(conditions));
}

const namesNothing = (column: string | undefined): RowProblem => ({
  column,
  message: 'is empty, and no entry is made without it',
});

const placeIn = ({ items }: Scope): number => (items.at(-1)?.index ?? 0) + 1;

/**
 * Facts that one list makes twice: the second would take the place of the first. Two sources may say of one fact what
 * they have to say.
 */
function repeated(entries: readonly MadeEntry[], column: string | undefined): readonly RowProblem[] {
  const made = entries.flatMap((entry) => ('message' in entry ? [] : [{ id: entry.id, source: entry.source?.name }]));
  const twice = made.filter((one, index) =>
    made.slice(0, index).some(({ id, source }) => id === one.id && source === one.source),
  );
  return [...new Set(twice.map(({ id }) => id))].map((id) => ({
    column,
    message: `gives ${id} twice: where both are meant, the id needs {position}`,
  }));
}
