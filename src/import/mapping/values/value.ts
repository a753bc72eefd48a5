import { shown, slugOf } from '../../../domain/index.ts';
import { joinedChoices } from '../../../evidence/index.ts';
import { type Compiled, type Compiling, compileValue, fixed, type Scope } from '../compiling.ts';
import { compileConditions } from '../conditions/condition.ts';
import { Rejection } from '../rejection.ts';
import type { Modifiers, Path, ValueObject, ValueSpec } from '../spec/spec.ts';
import { type Cell, cellText, isList } from './cell.ts';
import { compileCountry } from './country.ts';
import { compileDate } from './date/compile.ts';
import { compileColumns, compileFlags, compileSplit, joint } from './lists.ts';
import { compileNumber, compileSum, readAs } from './number/compile.ts';
import { compileText, type Reader } from './text-steps.ts';

/** Compiles a value that is not a template. */
export const compileObject = (compiling: Compiling, spec: ValueObject, at: Path): Compiled =>
  guarded(compiling, spec, at, compileKind(compiling, spec, at));

function compileKind(compiling: Compiling, spec: ValueObject, at: Path): Compiled {
  const nested = (inner: ValueSpec, key: string): Compiled => compileValue(compiling, inner, [...at, key]);
  const text = (input: Compiled, reader: Reader): Compiled => compileText(compiling, spec, at, input, reader);
  if ('value' in spec) return text(nested(spec.value, 'value'), readAs(spec.as));
  if ('const' in spec) return text(fixed(spec.const), readAs(spec.as));
  if ('date' in spec) return compileDate(compiling, spec, at);
  if ('number' in spec) return compileNumber(compiling, spec, at);
  if ('sum' in spec) {
    forTextOnly(compiling, spec, at, 'a sum: put it on its terms');
    return compileSum(compiling, spec, at);
  }
  if ('country' in spec) return compileCountry(compiling, spec, at);
  if ('id' in spec) return text(compileIds(compiling, spec.id, [...at, 'id']), (cell) => ({ cell: cellText(cell) }));
  if ('slug' in spec) return text(nested(spec.slug, 'slug'), (cell) => slug(cellText(cell) ?? ''));
  if ('split' in spec) return compileSplit(compiling, spec, at, nested(spec.split, 'split'));
  if ('first' in spec) {
    const values = spec.first.map((one, index) => compileValue(compiling, one, [...at, 'first', index]));
    return text(
      joint(values, (scope) => firstOf(values, scope)),
      readAs(spec.as),
    );
  }
  forTextOnly(compiling, spec, at, 'a list');
  if ('flags' in spec) return compileFlags(compiling, spec.flags, [...at, 'flags']);
  if ('columns' in spec) return compileColumns(compiling, spec.columns, [...at, 'columns']);
  const values = spec.list.map((one, index) => compileValue(compiling, one, [...at, 'list', index]));
  return joint(values, (scope) => {
    const cells = values.map((value) => value.read(scope));
    return cells.every((cell) => cell === null) ? null : cells;
  });
}

const TEXT_KEYS = ['table', 'otherwise', 'pattern', 'group', 'case', 'strip', 'as'] as const;

function forTextOnly(compiling: Compiling, spec: Modifiers, at: Path, what: string): void {
  for (const key of TEXT_KEYS) {
    const isOfNumber = key === 'as' && 'sum' in spec;
    if (spec[key] !== undefined && !isOfNumber) compiling.problem([...at, key], `is for a text, but this is ${what}`);
  }
}

/** Adds conditions and defaults. Conditions come first, so that an excluded value is never reported as faulty. */
function guarded(compiling: Compiling, spec: Modifiers, at: Path, base: Compiled): Compiled {
  const conditions = (key: 'when' | 'unless') => {
    const specs = spec[key];
    return specs && compileConditions(compiling, specs, [...at, key]).holds;
  };
  const [when, unless] = [conditions('when'), conditions('unless')];
  const other = spec.default === undefined ? undefined : compileValue(compiling, spec.default, [...at, 'default']);
  const column = spec.column ?? base.column;
  const { required } = spec;
  if (!when && !unless && !other && !required && column === base.column) return base;
  const asked = (scope: Scope): boolean => (!when || when(scope)) && !unless?.(scope);
  const read = (scope: Scope): Cell => {
    const cell = asked(scope) ? named(base, spec.column, scope) : null;
    const found = cell ?? other?.read(scope) ?? null;
    if (found === null && required) throw new Rejection(column, 'is empty, but the mapping requires it');
    return found;
  };
  return { read, column, fixed: false };
}

/** Reads a cell; a rejection names the column that the mapping gives. */
function named(base: Compiled, column: string | undefined, scope: Scope): Cell {
  if (column === undefined) return base.read(scope);
  try {
    return base.read(scope);
  } catch (error) {
    throw error instanceof Rejection ? new Rejection(column, error.problem.message) : error;
  }
}

function firstOf(values: readonly Compiled[], scope: Scope): Cell {
  for (const value of values) {
    const cell = value.read(scope);
    if (cell === null) continue;
    // With a single value, `first` means its first item.
    return values.length === 1 && isList(cell) ? firstItem(cell) : cell;
  }
  return null;
}

const firstItem = (cells: readonly Cell[]): Cell => cells.find((cell) => cell !== null) ?? null;

/** Compiles an id, or several of which the existing one is meant. */
function compileIds(compiling: Compiling, ids: ValueSpec | readonly ValueSpec[], at: Path): Compiled {
  if (!isIds(ids)) return compileValue(compiling, ids, at);
  const values = ids.map((one, index) => compileValue(compiling, one, [...at, index]));
  return joint(values, (scope) => {
    const texts = values.flatMap((value) => cellText(value.read(scope)) ?? []);
    return texts.length === 0 ? null : joinedChoices([...new Set(texts)]);
  });
}

const isIds = (ids: ValueSpec | readonly ValueSpec[]): ids is readonly ValueSpec[] => Array.isArray(ids);

function slug(text: string): ReturnType<Reader> {
  const made = slugOf(text);
  return made === undefined
    ? { problem: `${shown(text)} cannot be made into an id: it has no letters or digits, or is too long` }
    : { cell: made };
}
