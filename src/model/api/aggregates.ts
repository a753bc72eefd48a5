import type { PropertyField } from '../fields.ts';
import { enumValue } from '../kinds.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { Model, NodeType } from '../types.ts';
import { DEFAULT_GROUPS } from './limits.ts';
import { aggregateName, groupKeyName, groupName } from './names.ts';
import { block, enumeration, type Member } from './text.ts';

/** What a group is made by: a property's value, the year of a date, or the node that a to-one relation leads to. */
export interface GroupKeyField {
  /** The value of the enum that names the key. */
  readonly key: string;
  /** The field of the group that holds it. */
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly from: { readonly kind: 'property' | 'year' | 'relation'; readonly field: string };
}

/** The properties that can be summed up, by what can be said of them. */
const NUMBERS: ReadonlySet<string> = new Set(['Int', 'Float']);
const DATES: ReadonlySet<string> = new Set(['Date', 'DateTime']);

/** Whether a property is a number or a date, of which more can be said than how many there are. */
const isAggregable = ({ type, list }: PropertyField): boolean =>
  !list && type.kind === 'scalar' && (NUMBERS.has(type.name) || DATES.has(type.name));

/** The keys that nodes of a type can be grouped by. */
export function groupKeys(model: Model, node: NodeType): readonly GroupKeyField[] {
  return [...node.fields.values()].flatMap((field): readonly GroupKeyField[] => {
    const { name, description } = field;
    if (field.kind === 'relation') {
      if (field.many || nodeTypesOf(model, field.target).length === 0) return [];
      return [{ key: enumValue(name), name, description, type: field.target, from: { kind: 'relation', field: name } }];
    }
    if (field.kind !== 'property' || field.list || name === 'id') return [];
    if (field.type.name === 'Date') {
      const year = `The year of \`${name}\`. ${description}`;
      return [
        {
          key: `${enumValue(name)}_YEAR`,
          name: `${name}Year`,
          description: year,
          type: 'Int',
          from: { kind: 'year', field: name },
        },
      ];
    }
    if (field.type.kind === 'scalar' && !['String', 'Boolean', 'Int'].includes(field.type.name)) return [];
    return [
      { key: enumValue(name), name, description, type: field.type.name, from: { kind: 'property', field: name } },
    ];
  });
}

/** The aggregate and group types of a node type. */
export function aggregateTypes(model: Model, node: NodeType): readonly string[] {
  const keys = groupKeys(model, node);
  const properties = [...node.fields.values()].filter(
    (field): field is PropertyField => field.kind === 'property' && isAggregable(field),
  );
  return [
    block(
      `type ${aggregateName(node.name)}`,
      `What can be said of all ${node.name} items together, whatever the page.`,
      [
        { name: 'count', description: 'How many there are.', type: 'Int!' },
        ...properties.map(({ name, description, type }) => ({
          name,
          description,
          type: `${aggregateName(type.name)}!`,
        })),
      ],
    ),
    block(`type ${groupName(node.name)}`, `${node.name} items that are alike in what they are grouped by.`, [
      ...keys.map(({ name, description, type }) => ({
        name,
        description: `${description} Null where it is not known, or not grouped by.`,
        type,
      })),
      {
        name: 'aggregate',
        description: 'What can be said of the items of the group.',
        type: `${aggregateName(node.name)}!`,
      },
    ]),
    enumeration(
      groupKeyName(node.name),
      `What ${node.name} items can be grouped by.`,
      keys.map(({ key, description }) => ({ name: key, description })),
    ),
  ];
}

/** The connection's fields for all of its items together. */
export const aggregateFields = (type: string): readonly Member[] => [
  {
    name: 'aggregate',
    description: 'What can be said of the items of all pages together. Reckoned only when asked for.',
    type: `${aggregateName(type)}!`,
  },
  {
    name: 'groupBy',
    description:
      'The items of all pages in groups, the largest group first. Where there are more groups than `first`, a note under `extensions.notes` says so.',
    type: `[${groupName(type)}!]!`,
    arguments: [
      {
        name: 'by',
        description: 'What to group by: at least one key, and no more than one of them a relation.',
        type: `[${groupKeyName(type)}!]!`,
      },
      { name: 'first', description: 'At most this many groups.', type: 'Int', default: String(DEFAULT_GROUPS) },
    ],
  },
];

const NULLS: Member = {
  name: 'nulls',
  description: 'How many items have no value here; they are left out of all else.',
  type: 'Int!',
};

const range = (type: string): readonly Member[] => [
  { name: 'min', description: 'The least value; null where there is none.', type },
  { name: 'max', description: 'The greatest value; null where there is none.', type },
  NULLS,
];

const BEYOND = 'Null where the sum is beyond what a `Float` can hold, which a note under `extensions.notes` then says.';

const number = (type: string): string =>
  block(`type ${aggregateName(type)}`, `What can be said of ${type} values together.`, [
    {
      name: 'sum',
      description: `The sum of the values that are known; 0 where none is. ${BEYOND}`,
      type: 'Float',
    },
    {
      name: 'avg',
      description: `The mean of the values that are known; null where none is. ${BEYOND}`,
      type: 'Float',
    },
    ...range(type),
  ]);

const date = (type: string): string =>
  block(`type ${aggregateName(type)}`, `What can be said of ${type} values together.`, range(type));

/** The types for the values of one property together. */
export const VALUE_AGGREGATES: readonly string[] = [...[...NUMBERS].map(number), ...[...DATES].map(date)];
