import { isColumn, type PropertyField, type ScalarName } from './fields.ts';

/** The operand of a comparison: a value of the property's type, a list of values, or true or false. */
type Takes = 'value' | 'values' | 'truth';

/** A comparison as the API declares it. */
export interface Declared {
  readonly takes: Takes;
  readonly description: string;
}

/**
 * The comparisons of a property. Code that must handle all of them (the API, the compiler, the tests' oracle) is a record
 * by their names, so that a missing one does not compile.
 */
export const COMPARISONS = {
  eq: { takes: 'value', description: 'Equal to the value.' },
  ne: {
    takes: 'value',
    description: 'Not equal to the value, or null. The exact complement of `eq`.',
  },
  in: { takes: 'values', description: 'Equal to one of the values; false for an empty list.' },
  notIn: {
    takes: 'values',
    description: 'Equal to none of the values, or null; true for an empty list. The exact complement of `in`.',
  },
  lt: { takes: 'value', description: 'Less than the value, in the order of `orderBy`.' },
  lte: { takes: 'value', description: 'Less than or equal to the value, in the order of `orderBy`.' },
  gt: { takes: 'value', description: 'Greater than the value, in the order of `orderBy`.' },
  gte: { takes: 'value', description: 'Greater than or equal to the value, in the order of `orderBy`.' },
  contains: { takes: 'value', description: 'Contains the text, exactly.' },
  startsWith: { takes: 'value', description: 'Starts with the text, exactly.' },
  endsWith: { takes: 'value', description: 'Ends with the text, exactly.' },
  eqInsensitive: {
    takes: 'value',
    description: 'Equal to the text, ignoring case, accents and punctuation. The text must have a letter or digit.',
  },
  inInsensitive: {
    takes: 'values',
    description: 'Equal to one of the texts, as in `eqInsensitive`.',
  },
  containsInsensitive: {
    takes: 'value',
    description: 'Contains the text, as in `eqInsensitive`.',
  },
  startsWithInsensitive: {
    takes: 'value',
    description: 'Starts with the text, as in `eqInsensitive`.',
  },
  endsWithInsensitive: {
    takes: 'value',
    description: 'Ends with the text, as in `eqInsensitive`.',
  },
  isNull: { takes: 'truth', description: 'Whether the value is null.' },
} as const satisfies Readonly<Record<string, Declared>>;

export type Comparison = keyof typeof COMPARISONS;

/** The comparisons of a property that is a list. */
export const LIST_COMPARISONS = {
  contains: { takes: 'value', description: 'The list contains the value.' },
  containsInsensitive: {
    takes: 'value',
    description:
      'The list contains the text, ignoring case, accents and punctuation. The text must have a letter or digit.',
  },
  isEmpty: { takes: 'truth', description: 'Whether the list is empty.' },
} as const satisfies Readonly<Record<string, Declared>>;

export type ListComparison = keyof typeof LIST_COMPARISONS;

/** The comparisons of a number of items, which is never null. */
export const COUNT_COMPARISONS = {
  eq: { takes: 'value', description: 'Equal to the number.' },
  ne: { takes: 'value', description: 'Not equal to the number.' },
  in: { takes: 'values', description: 'Equal to one of the numbers; false for an empty list.' },
  notIn: { takes: 'values', description: 'Equal to none of the numbers; true for an empty list.' },
  lt: { takes: 'value', description: 'Less than the number.' },
  lte: { takes: 'value', description: 'Less than or equal to the number.' },
  gt: { takes: 'value', description: 'Greater than the number.' },
  gte: { takes: 'value', description: 'Greater than or equal to the number.' },
} as const satisfies Readonly<Record<string, Declared>>;

export type CountComparison = keyof typeof COUNT_COMPARISONS;

const EQUALITY = ['eq', 'ne', 'in', 'notIn'] as const;
const RANGE = ['lt', 'lte', 'gt', 'gte'] as const;
const TEXT = ['contains', 'startsWith', 'endsWith'] as const;
const INSENSITIVE = [
  'eqInsensitive',
  'inInsensitive',
  'containsInsensitive',
  'startsWithInsensitive',
  'endsWithInsensitive',
] as const;
const ORDERED = [...EQUALITY, ...RANGE, 'isNull'] as const;

const BY_SCALAR: Readonly<Record<ScalarName, readonly Comparison[]>> = {
  ID: [...EQUALITY, 'isNull'],
  String: [...EQUALITY, ...RANGE, ...TEXT, ...INSENSITIVE, 'isNull'],
  Int: ORDERED,
  Float: ORDERED,
  Boolean: ['eq', 'ne', 'isNull'],
  Date: ORDERED,
  DateTime: ORDERED,
};

/** The comparisons of a text without a stored key, by which texts are ordered, and compared ignoring case and accents. */
const KEYLESS: readonly Comparison[] = [...EQUALITY, ...TEXT, 'isNull'];

/** The comparisons of a property that is not a list. */
export function comparisonsOf(field: PropertyField): readonly Comparison[] {
  const { type } = field;
  if (type.kind === 'enum') return [...EQUALITY, 'isNull'];
  return type.name === 'String' && isColumn(field) ? KEYLESS : BY_SCALAR[type.name];
}

/** The comparisons of a list; only texts have case and accents. */
export const listComparisonsOf = ({ type }: PropertyField): readonly ListComparison[] =>
  type.name === 'String' ? ['contains', 'containsInsensitive', 'isEmpty'] : ['contains', 'isEmpty'];

/** Whether the name is that of a comparison. */
export const isComparison = (name: string): name is Comparison => Object.hasOwn(COMPARISONS, name);
export const isCountComparison = (name: string): name is CountComparison => Object.hasOwn(COUNT_COMPARISONS, name);
export const isListComparison = (name: string): name is ListComparison => Object.hasOwn(LIST_COMPARISONS, name);
