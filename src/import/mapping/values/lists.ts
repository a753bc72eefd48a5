import { among, type Compiled, type Compiling, compileName, compilePattern, type Scope } from '../compiling.ts';
import type { Path } from '../spec/spec.ts';

/** The listed columns, or all columns of the file that match a pattern. */
export function columnNames(compiling: Compiling, columns: string | readonly string[]): readonly string[] {
  if (typeof columns !== 'string') return columns;
  const pattern = compilePattern({ ...compiling, problem: () => {} }, columns, []);
  return compiling.columns.filter((name) => pattern?.isIn(name));
}

/** Compiles a list of several columns; an unknown cell keeps its position. */
export function compileColumns(compiling: Compiling, columns: string | readonly string[], at: Path): Compiled {
  if (typeof columns === 'string') compilePattern(compiling, columns, at);
  const names = columnNames(compiling, columns);
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
