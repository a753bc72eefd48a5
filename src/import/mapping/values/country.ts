import { shown } from '../../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, type Scope } from '../compiling.ts';
import type { CountrySpec, Path } from '../spec/spec.ts';
import { cellText, isDateCell } from './cell.ts';
import { ISO_FORMS, readDate } from './date/read.ts';
import { compileText } from './text-steps.ts';

/** Compiles a country code to the id of the country, as of some day if given. */
export function compileCountry(compiling: Compiling, spec: CountrySpec, at: Path): Compiled {
  const { scheme, on } = spec;
  if (spec.as !== undefined) compiling.problem([...at, 'as'], 'is for a number or a text');
  const day = on === undefined ? undefined : compileValue(compiling, on, [...at, 'on']);
  return compileText(compiling, spec, at, compileValue(compiling, spec.country, [...at, 'country']), (cell, scope) => {
    const code = cellText(cell) ?? '';
    const found = compiling.countries.resolve(scheme, code, dayIn(day, scope));
    if ('id' in found) return { cell: found.id };
    const what = scheme === 'name' ? 'the name' : `the ${scheme} code`;
    return { problem: `${what} ${shown(code)} ${found.problem}` };
  });
}

function dayIn(day: Compiled | undefined, scope: Scope): string | null {
  const cell = day?.read(scope) ?? null;
  if (cell === null || isDateCell(cell)) return cell?.date ?? null;
  const read = readDate(cellText(cell) ?? '', ISO_FORMS);
  return typeof read === 'string' ? null : read.date;
}
