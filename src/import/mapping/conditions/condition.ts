import {
  type Compiling,
  compilePattern,
  compileTemplate,
  compileValue,
  newScope,
  rejectTooMuch,
  type Scope,
} from '../compiling.ts';
import type { ConditionSpec, Path } from '../spec/spec.ts';
import { type Cell, cellText, isDateCell, isList } from '../values/cell.ts';
import { ISO_FORMS, readDate } from '../values/date/read.ts';
import { conditionWords } from './words.ts';

type Holds = (scope: Scope) => boolean;

/** Conditions that must all hold; `column` is the first that they read. */
export interface CompiledConditions {
  readonly holds: Holds;
  /** The first condition that fails, in words. */
  readonly failing: (scope: Scope) => string | undefined;
  /** All conditions, in words. */
  readonly words: string;
  readonly column: string | undefined;
}

export function compileConditions(compiling: Compiling, specs: readonly ConditionSpec[], at: Path): CompiledConditions {
  const compiled = specs.map((spec, index) => {
    const place = [...at, index];
    const value = compileValue(compiling, spec.value, [...place, 'value']);
    const words = conditionWords(spec, value.column);
    return { value, tests: testsOf(compiling, spec, place, value.column), words };
  });
  const failing = (scope: Scope): string | undefined =>
    compiled.find(({ value, tests }) => {
      const cell = value.read(scope);
      return !tests.every((test) => test(cell, scope));
    })?.words;
  return {
    holds: (scope) => failing(scope) === undefined,
    failing,
    words: compiled.map(({ words }) => words).join(' and '),
    column: compiled.flatMap(({ value }) => value.column ?? [])[0],
  };
}

type Test = (cell: Cell, scope: Scope) => boolean;

function testsOf(compiling: Compiling, spec: ConditionSpec, at: Path, column: string | undefined): readonly Test[] {
  const tests: Test[] = [];
  if (spec.in) tests.push(isOneOf(compiling, spec.in, [...at, 'in']));
  if (spec.notIn) {
    const within = isOneOf(compiling, spec.notIn, [...at, 'notIn']);
    tests.push((cell, scope) => !within(cell, scope));
  }
  if (spec.is) {
    const known = spec.is === 'known';
    tests.push((cell) => (cellText(cell) !== null) === known);
  }
  if (spec.matches !== undefined) {
    const pattern = compilePattern(compiling, spec.matches, [...at, 'matches']);
    tests.push((cell) => {
      return itemsOf(cell).some((text) => rejectTooMuch(column, () => pattern?.isIn(text) === true));
    });
  }
  if (spec.before !== undefined) tests.push(compares(compiling, spec.before, -1, [...at, 'before']));
  if (spec.after !== undefined) tests.push(compares(compiling, spec.after, 1, [...at, 'after']));
  return tests;
}

function isOneOf(compiling: Compiling, texts: readonly string[], at: Path): Test {
  const templates = texts.map((text, index) => compileTemplate(compiling, text, [...at, index]));
  const varying = templates.filter((template) => !template.fixed);
  const none: Scope = newScope({});
  const always = new Set(templates.filter((one) => one.fixed).map((one) => cellText(one.read(none)) ?? ''));
  return (cell, scope) => {
    const others = varying.map((template) => cellText(template.read(scope)));
    return itemsOf(cell).some((text) => always.has(text) || others.includes(text));
  };
}

/** The texts of a cell. A list matches if one of its items does. */
function itemsOf(cell: Cell): readonly string[] {
  if (isList(cell)) return cell.flatMap(itemsOf);
  const text = cellText(cell);
  return text === null ? [] : [text];
}

/** Compares dates with dates and numbers with numbers; other values are neither before nor after. */
function compares(compiling: Compiling, bound: string, side: -1 | 1, at: Path): Test {
  const template = compileTemplate(compiling, bound, at);
  return (cell, scope) => {
    const other = template.read(scope);
    const order = inOrder(cell, other);
    return order !== null && Math.sign(order) === side;
  };
}

function inOrder(one: Cell, other: Cell): number | null {
  const [text, bound] = [cellText(one), cellText(other)];
  if (text === null || bound === null) return null;
  if (!isDateCell(one) && isNumber(text) && isNumber(bound)) return Number(text) - Number(bound);
  const [day, end] = [readDate(text, ISO_FORMS), readDate(bound, ISO_FORMS)];
  if (typeof day === 'string' || typeof end === 'string') return null;
  return day.date < end.date ? -1 : Number(day.date > end.date);
}

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

/** Why an entry or item is skipped; undefined if it is not. */
export type WhyNot = (scope: Scope) => string | undefined;

/** The conditions of an entry or item: all of `when` must hold, and not all of `unless`. */
export function compileGuards(
  compiling: Compiling,
  spec: {
    readonly when?: readonly ConditionSpec[] | undefined;
    readonly unless?: readonly ConditionSpec[] | undefined;
  },
  at: Path,
): WhyNot {
  const of = (key: 'when' | 'unless'): CompiledConditions | undefined =>
    spec[key] && compileConditions(compiling, spec[key], [...at, key]);
  const [when, unless] = [of('when'), of('unless')];
  const unlessWords = unless && `unless ${unless.words}`;
  return (scope) => {
    const failing = when?.failing(scope);
    if (failing !== undefined) return `not ${failing}`;
    return unless?.holds(scope) ? unlessWords : undefined;
  };
}
