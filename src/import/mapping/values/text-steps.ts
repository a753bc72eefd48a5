import { didYouMean, shown } from '../../../domain/index.ts';
import { type Compiled, type Compiling, compilePattern, rejectTooMuch, type Scope } from '../compiling.ts';
import { Rejection } from '../rejection.ts';
import type { Modifiers, Path } from '../spec/spec.ts';
import { type Cell, cellText, isList } from './cell.ts';
import { compileLookup } from './lookup.ts';

/** Converts a text, or says what is wrong with it. */
export type Reader = (cell: Cell, scope: Scope) => { readonly cell: Cell } | { readonly problem: string };

type Step = (text: string) => string | null | typeof UNFIT;

/** The pattern does not match. */
const UNFIT = Symbol('unfit');

/**
 * Compiles the processing of a text: `strip`, then `pattern`, then `case`, then `table`. A result of an inline table is
 * final; all else is passed to the reader. `otherwise` replaces what the pattern, the table or the reader cannot take.
 */
export function compileText(
  compiling: Compiling,
  spec: Modifiers,
  at: Path,
  input: Compiled,
  reader: Reader,
): Compiled {
  const steps = stepsOf(compiling, spec, at);
  const table = spec.table === undefined ? undefined : compileLookup(compiling, spec.table, [...at, 'table']);
  checkOtherwise(compiling, spec, at);
  const takesOne = steps.length > 0 || table !== undefined || ONE_TEXT.some((kind) => kind in spec);
  const column = spec.column ?? input.column;
  const read = (scope: Scope): Cell => {
    const given = input.read(scope);
    if (given === null) return null;
    if (takesOne && isList(given) && given.filter((one) => one !== null).length > 1) throw new Rejection(column, MANY);
    const cell = rejectTooMuch(column, () => through(steps, given));
    if (cell === null) return null;
    if (cell === UNFIT) {
      return spec.otherwise === undefined
        ? null
        : instead(spec, column, given, `${shownCell(given)} does not match the pattern`);
    }
    const found = table?.find(cellText(cell) ?? '');
    if (found?.isFinal) return found.cell;
    if (table && !found && spec.otherwise !== 'keep') {
      return instead(spec, column, cell, `${shownCell(cell)} is not in ${table.name}${source(cell, given)}`);
    }
    const next = found ? found.cell : cell;
    const result = reader(next, scope);
    if ('cell' in result) return result.cell;
    return instead(spec, column, null, `${result.problem}${source(next, given)}`);
  };
  return { read, column, fixed: false };
}

/** Kinds of values that need a single text. */
const ONE_TEXT = ['country', 'date', 'slug'];

const MANY = 'is a list: use { split: … } for its items, or { first: [ … ] } for the first of them';

const shownCell = (cell: Cell): string => shown(cellText(cell) ?? '');

/** Appends the original text, if only a part or another form of it was read. */
const source = (cell: Cell, given: Cell): string =>
  cellText(cell) === cellText(given) ? '' : ` (of ${shownCell(given)})`;

function through(steps: readonly Step[], cell: Cell): Cell | typeof UNFIT {
  if (steps.length === 0) return cell;
  let text = cellText(cell);
  for (const step of steps) {
    if (text === null) return null;
    const next = step(text);
    if (next === UNFIT) return UNFIT;
    text = next;
  }
  return text;
}

function stepsOf(compiling: Compiling, spec: Modifiers, at: Path): readonly Step[] {
  const steps: Step[] = [];
  if (spec.strip !== undefined) {
    const pattern = compilePattern(compiling, spec.strip, [...at, 'strip']);
    steps.push((text) => pattern?.without(text).trim() || null);
  }
  if (spec.pattern !== undefined) steps.push(picked(compiling, spec.pattern, spec.group, at));
  else if (spec.group !== undefined) compiling.problem([...at, 'group'], 'is given without a pattern');
  if (spec.case === 'upper') steps.push((text) => text.toUpperCase());
  if (spec.case === 'lower') steps.push((text) => text.toLowerCase());
  return steps;
}

function picked(compiling: Compiling, source: string, group: string | undefined, at: Path): Step {
  const pattern = compilePattern(compiling, source, [...at, 'pattern']);
  if (!pattern) return () => UNFIT;
  const { names } = pattern;
  const name = group ?? (names.includes('value') ? 'value' : undefined);
  if (name !== undefined && !names.includes(name)) {
    compiling.problem(
      [...at, 'group'],
      `names a group that the pattern does not have: ${names.join(', ') || 'it has none'}${didYouMean(name, names)}`,
    );
  } else if (name === undefined && names.length > 0) {
    compiling.problem(
      [...at, 'pattern'],
      `must have a group named value, or \`group\` must name one of ${names.join(', ')}`,
    );
  }
  return (text) => {
    const found = pattern.find(text);
    if (!found) return UNFIT;
    return (name === undefined ? found.whole : found.groups[name])?.trim() || null;
  };
}

function checkOtherwise(compiling: Compiling, spec: Modifiers, at: Path): void {
  if (spec.otherwise === 'keep' && !spec.table && spec.pattern === undefined) {
    compiling.problem([...at, 'otherwise'], 'can be keep only with a table or a pattern');
  }
}

/** The replacement for a text that cannot be read. */
function instead({ otherwise }: Modifiers, column: string | undefined, kept: Cell, problem: string): Cell {
  if (otherwise === null) return null;
  if (typeof otherwise === 'object') return otherwise.const;
  if (otherwise === 'keep' && kept !== null) return kept;
  throw new Rejection(column, problem);
}
