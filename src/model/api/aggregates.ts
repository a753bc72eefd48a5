import { enumValue } from '../kinds.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { Model, NodeType } from '../types.ts';
import { DEFAULT_GROUPS } from './limits.ts';
import { aggregateName, groupHavingName, groupKeyName, groupName, groupOrderName } from './names.ts';
import { overlapFields, overlapTypes } from './overlaps.ts';
import { block, enumeration, type Member } from './text.ts';
import { aggregableFields } from './value-aggregates.ts';

/** A key to group by: the value of a property, the year of a date, or the node at the end of a to-one relation. */
export interface GroupKeyField {
  /** The value of the enum that names the key. */
  readonly key: string;
  /** The field of the group that holds it. */
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** `through`: the to-many relation to the nodes whose relation `field` leads on to the key. */
  readonly from: {
    readonly kind: 'property' | 'year' | 'relation';
    readonly field: string;
    readonly through?: string;
  };
}

/** The keys that nodes of a type can be grouped by. */
export const groupKeys = (model: Model, node: NodeType): readonly GroupKeyField[] => [
  ...ownKeys(model, node),
  ...sourceKey(node),
];

/** The key of the sources of what is made of statements: actors and facts. */
const sourceKey = ({ fields }: NodeType): readonly GroupKeyField[] =>
  !fields.has('sourceCount')
    ? []
    : [
        {
          key: 'SOURCE',
          name: 'source',
          description:
            'A source that states something of the items. One that several sources state is in the group of each, so the groups may add up to more than all items.',
          type: 'Source',
          from: { kind: 'relation', field: 'source', through: 'statements' },
        },
      ];

function ownKeys(model: Model, node: NodeType): readonly GroupKeyField[] {
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
  return [
    block(
      `type ${aggregateName(node.name)}`,
      `Aggregates over all ${node.name} items of a connection, not only the page.`,
      [
        { name: 'count', description: 'The number of items.', type: 'Int!' },
        ...aggregableFields(node).map(({ name, description, type }) => ({
          name,
          description,
          type: `${aggregateName(type.name)}!`,
        })),
        ...overlapFields(node),
      ],
    ),
    ...overlapTypes(node),
    block(`type ${groupName(node.name)}`, `A group of ${node.name} items with equal keys.`, [
      ...keys.map(({ name, description, type }) => ({
        name,
        description: `${description} Null for the items without it, and, with a note, if it is not one of the keys.`,
        type,
      })),
      {
        name: 'aggregate',
        description: 'Aggregates over the items of the group.',
        type: `${aggregateName(node.name)}!`,
      },
    ]),
    enumeration(
      groupKeyName(node.name),
      `The keys to group ${node.name} items by.`,
      keys.map(({ key, description }) => ({ name: key, description })),
    ),
  ];
}

const groupedBy = (type: string): Member => ({
  name: 'by',
  description: 'The keys to group by: at least one, and at most one of them a relation.',
  type: `[${groupKeyName(type)}!]!`,
});

const having = (type: string): Member => ({
  name: 'having',
  description: 'Only groups whose aggregates meet this; by default, all.',
  type: groupHavingName(type),
});

/** The fields of a connection that cover all its items. */
export const aggregateFields = (type: string): readonly Member[] => [
  {
    name: 'aggregate',
    description: 'Aggregates over the items of all pages. Computed only when requested.',
    type: `${aggregateName(type)}!`,
  },
  {
    name: 'groupBy',
    description:
      'The items of all pages in groups, largest group first unless `orderBy` is given. If there are more groups than `first`, a note under `extensions.notes` says so, and `groupCount` how many.',
    type: `[${groupName(type)}!]!`,
    arguments: [
      groupedBy(type),
      having(type),
      {
        name: 'orderBy',
        description:
          'The keys to order the groups by, most significant first. Nulls come last. Of equal groups, the largest comes first, then those with smaller keys.',
        type: `[${groupOrderName(type)}!]`,
      },
      { name: 'first', description: 'The maximum number of groups.', type: 'Int', default: String(DEFAULT_GROUPS) },
    ],
  },
  {
    name: 'groupCount',
    description:
      'The number of groups that `groupBy` has with these keys and this `having`, whatever its `first`. Counted only when requested.',
    type: 'Int!',
    arguments: [groupedBy(type), having(type)],
  },
];
