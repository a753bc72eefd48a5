import type { PropertyField, ScalarName } from './fields.ts';

/** What a comparison is given: a value of the property's type, a list of those, or true or false. */
type Takes = 'value' | 'values' | 'truth';

/** What the API says of a comparison. */
export interface Declared {
  readonly takes: Takes;
  readonly description: string;
}

/**
 * The comparisons of a property's filter. Whatever has to know all of them (what the API says, what is compiled, what the
 * tests hold it to) is a record by their names, so that one that is missing somewhere does not compile.
 */
export const COMPARISONS = {
  eq: { takes: 'value', description: 'Equal to the value.' },
  ne: {
    takes: 'value',
    description: 'Not equal to the value; holds where nothing is known as well. The exact complement of `eq`.',
  },
  in: { takes: 'values', description: 'Equal to one of the values; nothing is in an empty list.' },
  notIn: {
    takes: 'values',
    description:
      'Equal to none of the values; holds where nothing is known as well, and everywhere with an empty list. The exact complement of `in`.',
  },
  lt: { takes: 'value', description: 'Less than the value, in the order of `orderBy`.' },
  lte: { takes: 'value', description: 'Less than the value, in the order of `orderBy`, or equal to it.' },
  gt: { takes: 'value', description: 'Greater than the value, in the order of `orderBy`.' },
  gte: { takes: 'value', description: 'Greater than the value, in the order of `orderBy`, or equal to it.' },
  contains: { takes: 'value', description: 'Contains the text, letter for letter.' },
  startsWith: { takes: 'value', description: 'Starts with the text, letter for letter.' },
  endsWith: { takes: 'value', description: 'Ends with the text, letter for letter.' },
  eqInsensitive: {
    takes: 'value',
    description:
      'Equal to the text; case, accents and punctuation do not matter. The text must have a letter or a digit.',
  },
  inInsensitive: {
    takes: 'values',
    description: 'Equal to one of the texts; case, accents and punctuation do not matter, as in `eqInsensitive`.',
  },
  containsInsensitive: {
    takes: 'value',
    description: 'Contains the text; case, accents and punctuation do not matter, as in `eqInsensitive`.',
  },
  startsWithInsensitive: {
    takes: 'value',
    description: 'Starts with the text; case, accents and punctuation do not matter, as in `eqInsensitive`.',
  },
  endsWithInsensitive: {
    takes: 'value',
    description: 'Ends with the text; case, accents and punctuation do not matter, as in `eqInsensitive`.',
  },
  isNull: { takes: 'truth', description: 'Whether nothing is known.' },
} as const satisfies Readonly<Record<string, Declared>>;

export type Comparison = keyof typeof COMPARISONS;

/** The comparisons of the filter of a property that is a list. */
export const LIST_COMPARISONS = {
  contains: { takes: 'value', description: 'The list has the value among its elements.' },
  containsInsensitive: {
    takes: 'value',
    description:
      'The list has the text among its elements; case, accents and punctuation do not matter. The text must have a letter or a digit.',
  },
  isEmpty: { takes: 'truth', description: 'Whether the list has no elements.' },
} as const satisfies Readonly<Record<string, Declared>>;

export type ListComparison = keyof typeof LIST_COMPARISONS;

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

/** The comparisons that a property that is no list can be asked for. */
export const comparisonsOf = ({ type }: PropertyField): readonly Comparison[] =>
  type.kind === 'enum' ? [...EQUALITY, 'isNull'] : BY_SCALAR[type.name];

/** The comparisons that a list can be asked for: only texts have case and accents. */
export const listComparisonsOf = ({ type }: PropertyField): readonly ListComparison[] =>
  type.name === 'String' ? ['contains', 'containsInsensitive', 'isEmpty'] : ['contains', 'isEmpty'];

/** Whether the name is one of a comparison. */
export const isComparison = (name: string): name is Comparison => Object.hasOwn(COMPARISONS, name);
export const isListComparison = (name: string): name is ListComparison => Object.hasOwn(LIST_COMPARISONS, name);
