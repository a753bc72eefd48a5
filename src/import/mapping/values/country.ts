import { shown } from '../../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, type Scope } from '../compiling.ts';
import type { CountrySpec, Path } from '../spec/spec.ts';
import { type Cell, cellText, type DateCell, isDateCell } from './cell.ts';
import { ISO_FORMS, readDate } from './date/read.ts';
import { compileSpell, type DayOfCode } from './spell.ts';
import { compileText } from './text-steps.ts';

/** Compiles a country code to the id of the country, as of some day, or as of each part of a spell, if given. */
export function compileCountry(compiling: Compiling, spec: CountrySpec, at: Path): Compiled {
  const { scheme } = spec;
  if (spec.as !== undefined) compiling.problem([...at, 'as'], 'is for a number or a text');
  const dayOf = compileDay(compiling, spec, at);
  return compileText(compiling, spec, at, compileValue(compiling, spec.country, [...at, 'country']), (cell, scope) => {
    const code = cellText(cell) ?? '';
    const day = dayOf(scope, code);
    const found = 'problem' in day ? day : compiling.countries.resolve(scheme, code, day.on);
    if ('id' in found) return { cell: found.id };
    const what = scheme === 'name' ? 'the name' : `the ${scheme} code`;
    return { problem: `${what} ${shown(code)} ${found.problem}` };
  });
}

function compileDay(compiling: Compiling, spec: CountrySpec, at: Path): DayOfCode {
  const { on, during } = spec;
  if (during !== undefined) {
    if (on !== undefined) compiling.problem([...at, 'on'], 'cannot be beside `during`');
    const date = (key: 'from' | 'until') => dateOf(compileValue(compiling, during[key], [...at, 'during', key]));
    return compileSpell(compiling, spec, at, { from: date('from'), until: date('until') });
  }
  const day = on === undefined ? undefined : dateOf(compileValue(compiling, on, [...at, 'on']));
  return (scope) => ({ on: day?.(scope)?.date ?? null });
}

/** Reads a date, or a text that is one. */
const dateOf =
  (value: Compiled) =>
  (scope: Scope): DateCell | null =>
    asDate(value.read(scope));

function asDate(cell: Cell): DateCell | null {
  if (cell === null || isDateCell(cell)) return cell;
  const read = readDate(cellText(cell) ?? '', ISO_FORMS);
  return typeof read === 'string' ? null : read;
}
