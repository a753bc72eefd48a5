import { shown } from '../../../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, type Scope } from '../../compiling.ts';
import { Rejection } from '../../rejection.ts';
import type { DateParts, DateSpec, Path } from '../../spec/spec.ts';
import { type Cell, cellText, type DateCell, isDateCell } from '../cell.ts';
import { compileText } from '../text-steps.ts';
import { calendarDate, type DateForm, dateForm, firstAfter, ISO_FORMS, readDate } from './read.ts';

/** Compiles a date in one text or in parts. */
export function compileDate(compiling: Compiling, spec: DateSpec, at: Path): Compiled {
  const { date, after } = spec;
  const shifted = (read: DateCell | string): DateCell | string =>
    after === undefined || typeof read === 'string' ? read : firstAfter(read, after);
  if (typeof date === 'object' && 'year' in date) {
    if (spec.formats) compiling.problem([...at, 'formats'], 'is for a date in one text, but this one has parts');
    for (const key of ['table', 'pattern', 'group', 'case', 'strip', 'as'] as const) {
      if (spec[key] !== undefined) compiling.problem([...at, key], 'is for a date in one text: put it on the part');
    }
    return fromParts(compiling, spec, date, [...at, 'date'], shifted);
  }
  if (spec.as !== undefined) compiling.problem([...at, 'as'], 'is for a number or a text');
  const forms = spec.formats ? formsOf(compiling, spec.formats, [...at, 'formats']) : ISO_FORMS;
  return compileText(compiling, spec, at, compileValue(compiling, date, [...at, 'date']), (cell) => {
    const read = shifted(isDateCell(cell) ? cell : readDate(cellText(cell) ?? '', forms));
    return typeof read === 'string' ? { problem: read } : { cell: read };
  });
}

function formsOf(compiling: Compiling, formats: readonly string[], at: Path): readonly DateForm[] {
  return formats.flatMap((format, index) => {
    const form = dateForm(format);
    if (typeof form !== 'string') return [form];
    compiling.problem([...at, index], form);
    return [];
  });
}

function fromParts(
  compiling: Compiling,
  { otherwise, column }: DateSpec,
  parts: DateParts,
  at: Path,
  shifted: (date: DateCell | string) => DateCell | string,
): Compiled {
  const part = (key: 'year' | 'month' | 'day') => {
    const spec = parts[key];
    return spec === undefined ? undefined : compileValue(compiling, spec, [...at, key]);
  };
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const read = (scope: Scope): Cell => {
    const ofYear = partOf(year, scope);
    if (ofYear === null) return null;
    const ofMonth = partOf(month, scope);
    const found = shifted(calendarDate(ofYear, ofMonth, ofMonth === null ? null : partOf(day, scope)));
    if (typeof found !== 'string') return found;
    if (otherwise === null) return null;
    if (typeof otherwise === 'object') return otherwise.const;
    throw new Rejection(column ?? year?.column, `is not an existing date: ${found}`);
  };
  return { read, column: column ?? year?.column, fixed: false };
}

/** A part as a number; null if missing, which data sets also write as 0. */
function partOf(part: Compiled | undefined, scope: Scope): number | null {
  const text = part === undefined ? null : cellText(part.read(scope));
  if (text === null) return null;
  if (!/^\d+(?:\.0+)?$/.test(text)) throw new Rejection(part?.column, `${shown(text)} is not a part of a date`);
  return Number(text) === 0 ? null : Number(text);
}
