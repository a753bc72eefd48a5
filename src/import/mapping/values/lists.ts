import { shown } from '../../../domain/index.ts';
import { among, type Compiled, type Compiling, compileName, compilePattern, fixed, type Scope } from '../compiling.ts';
import { Rejection } from '../rejection.ts';
import type { Modifiers, Path } from '../spec/spec.ts';
import { type Cell, cellText, isList, type Scalar } from './cell.ts';
import { readAs } from './number/compile.ts';
import { compileText } from './text-steps.ts';

/** The listed columns, or all columns of the file that match a pattern. */
export function matchingColumns(compiling: Compiling, columns: string | readonly string[]): readonly string[] {
  if (typeof columns !== 'string') return columns;
  const pattern = compilePattern({ ...compiling, problem: () => {} }, columns, []);
  return compiling.columns.filter((name) => pattern?.isIn(name));
}

/** Compiles a list of several columns; an unknown cell keeps its position. */
export function compileColumns(compiling: Compiling, columns: string | readonly string[], at: Path): Compiled {
  if (typeof columns === 'string') compilePattern(compiling, columns, at);
  const names = matchingColumns(compiling, columns);
  if (names.length === 0) compiling.problem(at, `fits no column of the file${among('', compiling.columns)}`);
  const values = names.map((name, index) => compileName(compiling, name, [...at, index]));
  return {
    read: (scope: Scope) => {
      const cells = values.map((value) => value.read(scope));
      return cells.every((cell) => cell === null) ? null : cells;
    },
    column: names[0],
    fixed: false,
  };
}

const WORD = '[\\p{L}\\p{N}]';

/** The separator of items: signs, or words such as `and`, which do not match inside other words. */
export function separatorOf(by: string | readonly string[]): RegExp {
  const signs = (typeof by === 'string' ? [by] : [...by]).map((sign) => sign.trim() || ' ');
  // The longest first: `, and` before `,`.
  const patterns = signs.toSorted((one, other) => other.length - one.length).map(patternOf);
  return new RegExp(patterns.join('|'), 'gu');
}

function patternOf(sign: string): string {
  const text = sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const before = /^[\p{L}\p{N}]/u.test(sign) ? `(?<!${WORD})` : '';
  const behind = /[\p{L}\p{N}]$/u.test(sign) ? `(?!${WORD})` : '';
  return `${before}${text}${behind}`;
}

/** Combines the results of several values. */
export const joint = (values: readonly Compiled[], read: (scope: Scope) => Cell): Compiled => ({
  read,
  column: values.flatMap((value) => value.column ?? [])[0],
  fixed: false,
});

/** Compiles the items of a text, separated by signs or words; each is processed as a text of its own. */
export function compileSplit(
  compiling: Compiling,
  spec: Modifiers & { readonly by?: string | readonly string[] | undefined },
  at: Path,
  input: Compiled,
): Compiled {
  const by = separatorOf(spec.by ?? ';');
  const slot: { item: string | null } = { item: null };
  const item = compileText(compiling, spec, at, { ...input, read: () => slot.item }, readAs(spec.as));
  const read = (scope: Scope): Cell => {
    const given = input.read(scope);
    const text = cellText(given);
    if (text === null) return null;
    const cells: Cell[] = [];
    // A list in the file is already split, whatever its items contain.
    const items = input.items?.(scope) ?? (isList(given) ? given.map((one) => cellText(one) ?? '') : undefined);
    for (const piece of items ?? text.split(by)) {
      slot.item = piece.trim() || null;
      // An empty item keeps its position, since there may be parallel lists.
      cells.push(item.read(scope));
    }
    return cells.every((cell) => cell === null) ? null : cells;
  };
  return { read, column: input.column, fixed: false };
}

const [YES, NO] = [new Set(['1', '1.0', 'true', 'yes']), new Set(['0', '0.0', 'false', 'no'])];

/** Compiles a list of the constants whose yes-or-no columns say yes. */
export function compileFlags(compiling: Compiling, flags: Readonly<Record<string, Scalar>>, at: Path): Compiled {
  const columns = Object.entries(flags).map(([name, element]) => {
    const compiled = compiling.name(name);
    if (!compiled)
      compiling.problem([...at, name], `is neither a column of the file nor a value${among(name, compiling.names())}`);
    return { name, element, value: compiled ?? fixed(null) };
  });
  const read = (scope: Scope): Cell =>
    columns.flatMap(({ name, element, value }) => {
      const text = cellText(value.read(scope))?.toLowerCase() ?? 'no';
      if (YES.has(text)) return [element];
      if (NO.has(text)) return [];
      throw new Rejection(value.column ?? name, `${shown(text)} is neither yes nor no`);
    });
  return joint(
    columns.map((column) => column.value),
    read,
  );
}
