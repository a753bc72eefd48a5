import { dayBefore } from '../../../domain/index.ts';
import type { MappedEntry, RowProblem } from '../../../evidence/index.ts';
import type { Scope, Spell, SpellPart } from '../compiling.ts';
import type { CodeChange } from '../countries/country-codes.ts';
import type { FieldsRead } from './fields.ts';
import type { MadeEntry } from './several.ts';

type Make = (scope: Scope, problems: RowProblem[]) => MadeEntry | undefined;

/**
 * Makes an entry once for each state that had the code during its spell. The first keeps the id, and the id of each
 * later one ends with the day of the succession, so that they stay as they are when the source adds to the spell.
 */
export function forEachState(key: string, make: Make): (scope: Scope, problems: RowProblem[]) => readonly MadeEntry[] {
  return (scope, problems) => {
    const before = problems.length;
    const spell: Spell = { crossed: [], ahead: [] };
    const whole = make({ ...scope, spell }, problems);
    if (whole === undefined) return [];
    if ('skipped' in whole || problems.length > before) return [whole];
    const parts = partsOf(spell, whole);
    if (parts.length === 0) return [whole];
    for (const note of notesOf(key, parts)) scope.notes.add(note);
    return parts.flatMap((part) => {
      const made = make({ ...scope, spell: { part, crossed: [], ahead: [] } }, problems);
      if (made === undefined) return [];
      return [part.from === undefined || 'skipped' in made ? made : { ...made, id: `${made.id}-${part.from.day}` }];
    });
  };
}

/** The parts of a spell; empty if it lies in the time of one state. */
function partsOf({ crossed, ahead }: Spell, { values }: MappedEntry): readonly SpellPart[] {
  const days = inOrder(crossed);
  const [next] = inOrder(ahead);
  // The source may give an end after that of the state.
  const isOver = next !== undefined && typeof values.until === 'string' && values.until > next.day;
  const ends = [...days, ...(isOver ? [next] : [])];
  const parts = ends.map((until, index) => ({ day: dayBefore(until.day), from: days[index - 1], until }));
  const last = days.at(-1);
  return isOver || last === undefined ? parts : [...parts, { day: last.day, from: last, until: undefined }];
}

/** What the report tells of the parts: an entry without a later part is only cut. */
const notesOf = (key: string, parts: readonly SpellPart[]): readonly string[] =>
  parts.flatMap(({ until }, index) => {
    const what = index < parts.length - 1 ? 'is divided between states' : 'is cut at the end of its state';
    return until === undefined ? [] : [`\`${key}\` ${what}: ${until.clause}`];
  });

/** Two codes may change on one day. */
function inOrder(changes: readonly CodeChange[]): readonly CodeChange[] {
  return [...new Map(changes.map((one) => [one.day, one])).values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Cuts the dates of an entry to a part of its spell. What was observed in another part is left out. */
export function cutTo(part: SpellPart, { values, fields, originals }: FieldsRead): void {
  const { from, until } = part;
  const put = (name: string, { day, clause }: CodeChange): void => {
    values[name] = day;
    values[`${name}Precision`] = 'DAY';
    originals.delete(name);
    fields.set(name, { value: day, stated: day, worded: day, precision: 'DAY', inferredFrom: clause });
  };
  const drop = (name: string): void => {
    delete values[name];
    fields.delete(name);
  };
  if (from) {
    put('from', from);
    if (String(values.firstObserved ?? from.day) < from.day) drop('firstObserved');
  }
  if (until) {
    put('until', until);
    if (String(values.lastObserved ?? '') >= until.day) drop('lastObserved');
  }
}
