import {
  type Comparison,
  hasTextKey,
  isComparison,
  isListComparison,
  keyProperty,
  type ListComparison,
  type PropertyField,
} from '../../model/index.ts';
import type { CompareOperator, Predicate, PropertyRef, TextForm, WordsOperator } from './plan.ts';
import { not } from './predicates.ts';

/** A property that is compared, and what it is compared with. */
export interface Compared {
  readonly property: PropertyRef;
  readonly field: PropertyField;
  /** The parameter that holds the argument in this form. */
  readonly parameter: (form: TextForm) => string;
  /** Whether the argument is true: it decides what is asked. */
  readonly decided: () => boolean;
}

type Compile = (compared: Compared) => Predicate;

const exact =
  (operator: CompareOperator): Compile =>
  ({ property, parameter }) => ({ kind: 'compare', property, operator, parameter: parameter('text') });

/** Texts are ordered by their keys: engines compare texts in ways of their own. */
const ordered =
  (operator: '<' | '<=' | '>' | '>='): Compile =>
  (compared) =>
    hasTextKey(compared.field)
      ? { kind: 'compare', property: keyOf(compared), operator, parameter: compared.parameter('key') }
      : exact(operator)(compared);

/** A key begins with the folded words. */
const begins =
  (form: TextForm): Compile =>
  (compared) => ({
    kind: 'compare',
    property: keyOf(compared),
    operator: 'STARTS WITH',
    parameter: compared.parameter(form),
  });

const words =
  (operator: WordsOperator): Compile =>
  (compared) => ({ kind: 'words', property: keyOf(compared), operator, parameter: compared.parameter('words') });

const complement =
  (compile: Compile): Compile =>
  (compared) =>
    not(compile(compared));

const holdsOrNot =
  (kind: 'isNull' | 'isEmpty'): Compile =>
  ({ property, decided }) =>
    decided() ? { kind, property } : not({ kind, property });

const keyOf = ({ property: { of, name } }: Compared): PropertyRef => ({ of, name: keyProperty(name) });

const COMPILED: Readonly<Record<Comparison, Compile>> = {
  eq: exact('='),
  ne: complement(exact('=')),
  in: exact('IN'),
  notIn: complement(exact('IN')),
  lt: ordered('<'),
  lte: ordered('<='),
  gt: ordered('>'),
  gte: ordered('>='),
  contains: exact('CONTAINS'),
  startsWith: exact('STARTS WITH'),
  endsWith: exact('ENDS WITH'),
  eqInsensitive: begins('wholeWords'),
  inInsensitive: words('IN'),
  containsInsensitive: words('CONTAINS'),
  startsWithInsensitive: begins('words'),
  endsWithInsensitive: words('ENDS WITH'),
  isNull: holdsOrNot('isNull'),
};

const COMPILED_FOR_LISTS: Readonly<Record<ListComparison, Compile>> = {
  contains: ({ property, parameter }) => ({ kind: 'element', property, parameter: parameter('text') }),
  containsInsensitive: (compared) => ({
    kind: 'element',
    property: keyOf(compared),
    parameter: compared.parameter('words'),
  }),
  isEmpty: holdsOrNot('isEmpty'),
};

/** The condition that a comparison puts on a property; undefined where there is no such comparison. */
export function compileComparison(name: string, compared: Compared): Predicate | undefined {
  if (compared.field.list) return isListComparison(name) ? COMPILED_FOR_LISTS[name](compared) : undefined;
  return isComparison(name) ? COMPILED[name](compared) : undefined;
}
