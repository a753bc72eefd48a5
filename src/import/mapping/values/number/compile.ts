import { type Decimal, decimalOf, plus, readDecimal, shown, times } from '../../../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, fixed, type Scope } from '../../compiling.ts';
import { Rejection } from '../../rejection.ts';
import type { Modifiers, NumberSpec, Path, SumSpec } from '../../spec/spec.ts';
import { type Cell, cellText, isList } from '../cell.ts';
import { compileText, type Reader } from '../text-steps.ts';
import { compileForm, type NumberForm } from './form.ts';
import { finished, readNumber } from './read.ts';

/** Compiles a number, with its scale and units. */
export function compileNumber(compiling: Compiling, spec: NumberSpec, at: Path): Compiled {
  const form = compileForm(compiling, spec, at);
  const scale = compileScale(compiling, spec, at);
  const input = compileValue(compiling, spec.number, [...at, 'number']);
  return compileText(compiling, spec, at, input, (cell, scope) => {
    if (isList(cell)) return { problem: 'is a list: add it up with { sum: [ … ] }' };
    const number = exact(cell, form);
    return typeof number === 'string' ? { problem: number } : scaled(number, scale, spec, cell, scope);
  });
}

/** Compiles a sum. It is unknown if one of its terms is, unless the mapping says otherwise. */
export function compileSum(compiling: Compiling, spec: SumSpec, at: Path): Compiled {
  const form = compileForm(compiling, spec, at);
  const scale = compileScale(compiling, spec, at);
  const items = spec.sum.map((one, index) => compileValue(compiling, one, [...at, 'sum', index]));
  const column = spec.column ?? items.flatMap((item) => item.column ?? [])[0];
  const read = (scope: Scope): Cell => {
    let sum: Decimal | undefined;
    for (const item of items) {
      const cells = cellsOf(item.read(scope));
      if (cells.length === 0) {
        if (spec.unknown === 'skip') continue;
        if (spec.unknown !== 'reject') return null;
        throw new Rejection(item.column, 'is empty, but the sum needs it');
      }
      for (const cell of cells) {
        const number = exact(cell, form);
        if (typeof number === 'string') throw new Rejection(item.column, number);
        sum = sum === undefined ? number : plus(sum, number);
      }
    }
    if (sum === undefined) return null;
    const made = scaled(sum, scale, spec, 'the sum', scope);
    if ('cell' in made) return made.cell;
    throw new Rejection(column, made.problem);
  };
  return { read, column, fixed: false };
}

/** The reader for `as`. */
export function readAs(kind: Modifiers['as']): Reader {
  if (kind === undefined) return (cell) => ({ cell });
  if (kind === 'text') return (cell) => ({ cell: cellText(cell) });
  return plainNumber(kind);
}

/** Reads a text as a number in plain notation. */
function plainNumber(as: 'int' | 'float'): Reader {
  return (cell) => {
    const number = exact(cell, {});
    if (typeof number === 'string') return { problem: number };
    return result(finished(number, as, cellText(cell) ?? ''));
  };
}

/** A cell that is already a number was read by its own rules. */
const exact = (cell: Cell, form: NumberForm): Decimal | string =>
  typeof cell === 'number' ? decimalOf(cell) : readNumber(cellText(cell) ?? '', form);

const cellsOf = (cell: Cell): readonly Cell[] => (isList(cell) ? cell.flatMap(cellsOf) : cell === null ? [] : [cell]);

function scaled(
  number: Decimal,
  scale: Compiled | undefined,
  spec: NumberSpec | SumSpec,
  of: Cell,
  scope: Scope,
): ReturnType<Reader> {
  const factor = scale === undefined ? undefined : factorOf(scale, scope);
  if (typeof factor === 'string') return { problem: factor };
  const product = factor === undefined ? number : times(number, factor);
  return result(finished(product, spec.as === 'int' ? 'int' : 'float', cellText(of) ?? ''));
}

const result = (made: number | string): ReturnType<Reader> =>
  typeof made === 'number' ? { cell: made } : { problem: made };

/** An empty scale is a problem: an amount in unknown units is useless. */
function factorOf(scale: Compiled, scope: Scope): Decimal | string {
  const cell = scale.read(scope);
  if (typeof cell === 'number') return decimalOf(cell);
  const text = cellText(cell);
  if (text === null) return `has no scale: ${scale.column ?? 'it'} is empty`;
  const read = readDecimal(text);
  return typeof read === 'string' ? `has the scale ${shown(text)}, which is not a number` : read;
}

function compileScale(compiling: Compiling, { scale }: NumberSpec | SumSpec, at: Path): Compiled | undefined {
  if (scale === undefined) return undefined;
  return typeof scale === 'number' ? fixed(scale) : compileValue(compiling, scale, [...at, 'scale']);
}
