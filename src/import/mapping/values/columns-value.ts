import { among, type Compiled, type Compiling, compileName, compilePattern, type Scope } from '../compiling.ts';
import type { Path } from '../spec.ts';

/** The names of columns that are listed, or of all columns of the file that fit a pattern. */
export function columnNames(compiling: Compiling, columns: string | readonly string[]): readonly string[] {
  if (typeof columns !== 'string') return columns;
  const pattern = compilePattern({ ...compiling, problem: () => {} }, columns, []);
  return compiling.columns.filter((name) => pattern?.isIn(name));
}

/** What stands in several columns of a row, in their order: what is unknown keeps its place. */
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
