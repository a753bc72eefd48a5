import type { PropertyField } from '../fields.ts';
import type { NodeType } from '../types.ts';
import { aggregateName, aggregateOrderName, aggregateWhereName } from './names.ts';
import { block, type Member } from './text.ts';

/** The scalars that have aggregates. */
export const NUMBERS: ReadonlySet<string> = new Set(['Int', 'Float']);
const DATES: ReadonlySet<string> = new Set(['Date', 'DateTime']);

/** An aggregate function of the values of a property. */
interface AggregateFunction {
  readonly name: string;
  /** Whether it takes numbers only. */
  readonly ofNumbers: boolean;
  /** The scalar that it gives, of values of a scalar. */
  readonly gives: (scalar: string) => string;
  readonly required: boolean;
  /** What it is, in words; `more` is what else a reader of the value must know. */
  readonly what: string;
  readonly more: string;
}

const BEYOND = 'Null if the sum exceeds the range of `Float`; a note under `extensions.notes` then says so.';

const itself = (scalar: string): string => scalar;

/** The aggregate functions, in the order in which the API lists them. */
const FUNCTIONS: readonly AggregateFunction[] = [
  {
    name: 'sum',
    ofNumbers: true,
    gives: () => 'Float',
    required: false,
    what: 'sum of the known values',
    more: `; 0 if there are none. ${BEYOND}`,
  },
  {
    name: 'avg',
    ofNumbers: true,
    gives: () => 'Float',
    required: false,
    what: 'mean of the known values',
    more: `; null if there are none. ${BEYOND}`,
  },
  {
    name: 'stdDev',
    ofNumbers: true,
    gives: () => 'Float',
    required: false,
    what: 'sample standard deviation of the known values',
    more: ', which divides by their number less one; null if fewer than two are known.',
  },
  {
    name: 'min',
    ofNumbers: false,
    gives: itself,
    required: false,
    what: 'smallest value',
    more: '; null if there is none.',
  },
  {
    name: 'max',
    ofNumbers: false,
    gives: itself,
    required: false,
    what: 'largest value',
    more: '; null if there is none.',
  },
  {
    name: 'countDistinct',
    ofNumbers: false,
    gives: () => 'Int',
    required: true,
    what: 'number of different known values',
    more: '.',
  },
  {
    name: 'nulls',
    ofNumbers: false,
    gives: () => 'Int',
    required: true,
    what: 'number of items without a value',
    more: '; other aggregates exclude them.',
  },
];

const functionsOf = (scalar: string): readonly AggregateFunction[] =>
  FUNCTIONS.filter(({ ofNumbers }) => !ofNumbers || NUMBERS.has(scalar));

/** The scalar that an aggregate of values of a scalar is; undefined if there is no such aggregate. */
export const aggregateScalar = (name: string, scalar: string): string | undefined =>
  functionsOf(scalar)
    .find((one) => one.name === name)
    ?.gives(scalar);

/** Whether a property has aggregates: a single number or date. */
const isAggregable = ({ type, list }: PropertyField): boolean =>
  !list && type.kind === 'scalar' && (NUMBERS.has(type.name) || DATES.has(type.name));

/** The properties that have aggregates. */
export const aggregableFields = (node: NodeType): readonly PropertyField[] =>
  [...node.fields.values()].filter((field): field is PropertyField => field.kind === 'property' && isAggregable(field));

/** Whether a type has properties with aggregates. */
export const hasAggregates = (node: NodeType): boolean => aggregableFields(node).length > 0;

/** A function and the properties that it takes. */
interface FieldsOfFunction extends Pick<AggregateFunction, 'name' | 'what' | 'ofNumbers'> {
  readonly fields: readonly PropertyField[];
}

/** The functions that there are of some property of a type. */
export const aggregatesOf = (node: NodeType): readonly FieldsOfFunction[] =>
  FUNCTIONS.map(({ name, what, ofNumbers }) => {
    const fields = aggregableFields(node).filter(({ type }) => !ofNumbers || NUMBERS.has(type.name));
    return { name, what, ofNumbers, fields };
  }).filter(({ fields }) => fields.length > 0);

const SCALARS: readonly string[] = [...NUMBERS, ...DATES];

const typeOf = (scalar: string): string =>
  block(
    `type ${aggregateName(scalar)}`,
    `Aggregates over ${scalar} values.`,
    functionsOf(scalar).map(({ name, gives, required, what, more }) => ({
      name,
      description: `The ${what}${more}`,
      type: `${gives(scalar)}${required ? '!' : ''}`,
    })),
  );

/** The aggregate types of the values of a property. */
export const VALUE_AGGREGATES: readonly string[] = SCALARS.map(typeOf);

const orderOf = (scalar: string): string =>
  block(
    `input ${aggregateOrderName(scalar)} @oneOf`,
    `A key to order groups by: exactly one aggregate of ${scalar} values. Nulls come last.`,
    functionsOf(scalar).map(
      ({ name, what }): Member => ({ name, description: `The direction, by the ${what}.`, type: 'SortDirection' }),
    ),
  );

/** The inputs to order by the aggregates of a property. */
export const VALUE_AGGREGATE_ORDERS: readonly string[] = SCALARS.map(orderOf);

const whereOf = (scalar: string): string =>
  block(
    `input ${aggregateWhereName(scalar)}`,
    `Conditions on aggregates of ${scalar} values; all must hold. Unknown values are in none but \`nulls\`.`,
    functionsOf(scalar).map(
      ({ name, gives, what, more }): Member => ({
        name,
        description: `The ${what}${more.split(BEYOND).join('').trimEnd()}`,
        type: `${gives(scalar)}Filter`,
      }),
    ),
  );

/** The inputs for conditions on the aggregates of a property. */
export const VALUE_AGGREGATE_WHERES: readonly string[] = SCALARS.map(whereOf);
