import {
  type Comparison,
  hasTextKey,
  isColumn,
  isComparison,
  isListComparison,
  keyProperty,
  type ListComparison,
  type PropertyField,
} from '../../model/index.ts';
import { all, not } from './types/logic.ts';
import type { TextForm } from './types/parameter.ts';
import {
  type CompareOperator,
  FALSE,
  type Predicate,
  type PropertyRef,
  type WordsOperator,
} from './types/predicate.ts';

/** A property and the value it is compared with. */
export interface Compared {
  readonly property: PropertyRef;
  readonly field: PropertyField;
  /** Adds the parameter for the value in this form. */
  readonly parameter: (form: TextForm) => string;
  /** Whether the value is `true`. The shape of the statement depends on it. */
  readonly isTrue: () => boolean;
}

type Compile = (compared: Compared) => Predicate;

const exact =
  (operator: CompareOperator): Compile =>
  ({ property, field, parameter }) => {
    const compare: Predicate = { kind: 'compare', property, operator, parameter: parameter('text') };
    // A null of a column is an empty text, which must not be compared.
    return isColumn(field) && !field.required ? all([not({ kind: 'isNull', property }), compare]) : compare;
  };

/** Texts are compared by their sort keys, since engines differ in how they compare texts. */
const ordered =
  (operator: '<' | '<=' | '>' | '>='): Compile =>
  (compared) =>
    hasTextKey(compared.field)
      ? { kind: 'compare', property: textKeyOf(compared), operator, parameter: compared.parameter('key') }
      : exact(operator)(compared);

/** The key starts with the folded words. */
const keyStartsWith =
  (form: TextForm): Compile =>
  (compared) => ({
    kind: 'compare',
    property: textKeyOf(compared),
    operator: 'STARTS WITH',
    parameter: compared.parameter(form),
  });

const wordsCompare =
  (operator: WordsOperator): Compile =>
  (compared) => ({ kind: 'words', property: textKeyOf(compared), operator, parameter: compared.parameter('words') });

const complement =
  (compile: Compile): Compile =>
  (compared) =>
    not(compile(compared));

const holdsOrNot =
  (kind: 'isNull' | 'isEmpty'): Compile =>
  ({ property, field, isTrue }) => {
    const holds: Predicate = isColumn(field) && field.required ? FALSE : { kind, property };
    return isTrue() ? holds : not(holds);
  };

const textKeyOf = ({ property: { of, name } }: Compared): PropertyRef => ({ of, name: keyProperty(name) });

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
  eqInsensitive: keyStartsWith('wholeWords'),
  inInsensitive: wordsCompare('IN'),
  containsInsensitive: wordsCompare('CONTAINS'),
  startsWithInsensitive: keyStartsWith('words'),
  endsWithInsensitive: wordsCompare('ENDS WITH'),
  isNull: holdsOrNot('isNull'),
};

const COMPILED_FOR_LISTS: Readonly<Record<ListComparison, Compile>> = {
  contains: ({ property, parameter }) => ({ kind: 'element', property, parameter: parameter('text') }),
  containsInsensitive: (compared) => ({
    kind: 'element',
    property: textKeyOf(compared),
    parameter: compared.parameter('words'),
  }),
  isEmpty: holdsOrNot('isEmpty'),
};

/** Compiles a comparison; undefined if there is none with this name. */
export function compileComparison(name: string, compared: Compared): Predicate | undefined {
  if (compared.field.list) return isListComparison(name) ? COMPILED_FOR_LISTS[name](compared) : undefined;
  return isComparison(name) ? COMPILED[name](compared) : undefined;
}
