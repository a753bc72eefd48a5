import { shown, slugOf } from '../../../domain/index.ts';
import { oneOf } from '../../../evidence/index.ts';
import { among, type Compiled, type Compiling, compileTemplate, fixed, type Scope } from '../compiling.ts';
import { compileConditions } from '../conditions/condition.ts';
import { Rejection } from '../rejection.ts';
import type { Modifiers, Path, ValueObject, ValueSpec } from '../spec/spec.ts';
import { type Cell, isList, type Scalar, textOf } from './cell.ts';
import { compileCountry } from './country.ts';
import { compileDate } from './date/compile.ts';
import { compileColumns, separatorOf } from './lists.ts';
import { compileNumber, compileSum, plainNumber } from './number/compile.ts';
import { compileText, type Reader } from './text-steps.ts';

/** Compiles a value. */
export function compileValue(compiling: Compiling, spec: ValueSpec, at: Path): Compiled {
  if (typeof spec === 'string') return compileTemplate(compiling, spec, at);
  const base = compileKind(compiling, spec, at);
  return guarded(compiling, spec, at, base);
}

function compileKind(compiling: Compiling, spec: ValueObject, at: Path): Compiled {
  const nested = (inner: ValueSpec, key: string): Compiled => compileValue(compiling, inner, [...at, key]);
  const text = (input: Compiled, reader: Reader): Compiled => compileText(compiling, spec, at, input, reader);
  if ('value' in spec) return text(nested(spec.value, 'value'), as(spec.as));
  if ('const' in spec) return text(fixed(spec.const), as(spec.as));
  if ('date' in spec) return compileDate(compiling, spec, at, compileValue);
  if ('number' in spec) return compileNumber(compiling, spec, at, compileValue);
  if ('sum' in spec) {
    forTextOnly(compiling, spec, at, 'a sum: put it on its terms');
    return compileSum(compiling, spec, at, compileValue);
  }
  if ('country' in spec) return compileCountry(compiling, spec, at, compileValue);
  if ('id' in spec) return text(compileIds(compiling, spec.id, [...at, 'id']), (cell) => ({ cell: textOf(cell) }));
  if ('slug' in spec) return text(nested(spec.slug, 'slug'), (cell) => slug(textOf(cell) ?? ''));
  if ('split' in spec) return compileSplit(compiling, spec, at, nested(spec.split, 'split'));
  if ('first' in spec) {
    const values = spec.first.map((one, index) => compileValue(compiling, one, [...at, 'first', index]));
    return text(
      joint(values, (scope) => firstOf(values, scope)),
      as(spec.as),
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
    return specs && compileConditions(compiling, specs, [...at, key], compileValue).holds;
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

const joint = (values: readonly Compiled[], read: (scope: Scope) => Cell): Compiled => ({
  read,
  column: values.flatMap((value) => value.column ?? [])[0],
  fixed: false,
});

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
    const texts = values.flatMap((value) => textOf(value.read(scope)) ?? []);
    return texts.length === 0 ? null : oneOf([...new Set(texts)]);
  });
}

const isIds = (ids: ValueSpec | readonly ValueSpec[]): ids is readonly ValueSpec[] => Array.isArray(ids);

/** The reader for `as`. */
function as(kind: Modifiers['as']): Reader {
  if (kind === undefined) return (cell) => ({ cell });
  if (kind === 'text') return (cell) => ({ cell: textOf(cell) });
  return plainNumber(kind);
}

function slug(text: string): ReturnType<Reader> {
  const made = slugOf(text);
  return made === undefined
    ? { problem: `${shown(text)} cannot be made into an id: it has no letters or digits, or is too long` }
    : { cell: made };
}

function compileSplit(
  compiling: Compiling,
  spec: Modifiers & { readonly by?: string | readonly string[] | undefined },
  at: Path,
  input: Compiled,
): Compiled {
  const by = separatorOf(spec.by ?? ';');
  const slot: { item: string | null } = { item: null };
  const item = compileText(compiling, spec, at, { ...input, read: () => slot.item }, as(spec.as));
  const read = (scope: Scope): Cell => {
    const given = input.read(scope);
    const text = textOf(given);
    if (text === null) return null;
    const cells: Cell[] = [];
    // A list in the file is already split, whatever its items contain.
    const items = input.items?.(scope) ?? (isList(given) ? given.map((one) => textOf(one) ?? '') : undefined);
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

function compileFlags(compiling: Compiling, flags: Readonly<Record<string, Scalar>>, at: Path): Compiled {
  const columns = Object.entries(flags).map(([name, element]) => {
    const compiled = compiling.name(name);
    if (!compiled)
      compiling.problem([...at, name], `is neither a column of the file nor a value${among(name, compiling.names())}`);
    return { name, element, value: compiled ?? fixed(null) };
  });
  const read = (scope: Scope): Cell =>
    columns.flatMap(({ name, element, value }) => {
      const text = textOf(value.read(scope))?.toLowerCase() ?? 'no';
      if (YES.has(text)) return [element];
      if (NO.has(text)) return [];
      throw new Rejection(value.column ?? name, `${shown(text)} is neither yes nor no`);
    });
  return joint(
    columns.map((column) => column.value),
    read,
  );
}
