import { DEFAULT_LEVEL, withArticle } from '../../domain/index.ts';
import type { Field, PathField, PropertyField } from '../fields.ts';
import { isFact } from '../kinds.ts';
import { nodeType, nodeTypesOf, relationOf } from '../lookup.ts';
import type { Collection, InterfaceType, Model, NodeType, Shorthand } from '../types.ts';
import { aggregateFields } from './aggregates.ts';
import { DEFAULT_PAGE, LIMITS } from './limits.ts';
import { connectionName, edgeName, orderName, relatedOrderName, whereName } from './names.ts';
import { block, type Member } from './text.ts';

const AT: Member = {
  name: 'at',
  description:
    'Only facts in force on this day. Applies to every connection and relation filter below, until one of them sets its own `at`.',
  type: 'Date',
};

/** The arguments that keep what is in force on a day, here and below. Nothing is above a root field, so there the level has a default. */
export const asOf = (place: 'root' | 'below', description = AT.description): readonly Member[] => [
  { ...AT, description },
  {
    name: 'inForce',
    description:
      place === 'root'
        ? 'How surely they must be in force on the day. Applies below as `at` does, until a field sets its own `inForce`.'
        : `How surely they must be in force on the day; by default, as the field above has it, and ${DEFAULT_LEVEL} if none has.`,
    type: 'InForceLevel',
    ...(place === 'root' && { default: DEFAULT_LEVEL }),
  },
];

/** Whether items can be ordered by the field: a single property. */
const isSortable = (field: Field): field is PropertyField => field.kind === 'property' && !field.list;

const pageArguments = (type: string, place: 'root' | 'below'): readonly Member[] => [
  { name: 'where', description: 'A filter; by default, all items.', type: whereName(type) },
  {
    name: 'orderBy',
    description: 'The keys to order by, most significant first. Nulls come last; ties are broken by id.',
    type: `[${orderName(type)}!]`,
  },
  ...asOf(place),
  {
    name: 'first',
    description: 'The maximum number of items from the front. The default does not apply with `last`.',
    type: 'Int',
    default: String(DEFAULT_PAGE),
  },
  { name: 'after', description: 'Only items after this cursor.', type: 'String' },
  {
    name: 'last',
    description: 'The maximum number of items from the end, in the same order. Not with `first`.',
    type: 'Int',
  },
  { name: 'before', description: 'Only items before this cursor.', type: 'String' },
  {
    name: 'offset',
    description:
      'The number of items to skip, such as to jump to page 7. Only with `first`. A cursor is cheaper at any distance.',
    type: 'Int',
  },
];

/** A connection field over nodes of the type. */
export const connectionField = (
  name: string,
  description: string,
  type: string,
  extra: readonly Member[] = [],
): Member => ({
  name,
  description,
  type: `${connectionName(type)}!`,
  arguments: [...extra, ...pageArguments(type, 'below')],
});

/** A list of values of a property, as SDL. */
const listed = ({ type }: PropertyField, values: readonly string[]): string =>
  `[${values.map((value) => (type.kind === 'enum' ? value : JSON.stringify(value))).join(', ')}]`;

/** The argument that keeps facts that some sources state, where items are facts or are reached over some. */
const sourcesArgument = (type: NodeType, over: readonly NodeType[] = []): readonly Member[] => {
  const isItem = isFact(type);
  if (!isItem && !over.some(isFact)) return [];
  const what = isItem
    ? 'Only facts that one of these sources states'
    : 'Only over facts that one of these sources states';
  return [
    {
      name: 'sources',
      description: `${what}, at most ${LIMITS.sources}; all by default. A data set stands for the sources that its rows cite. It does not apply below. \`fromOthers\` of a fact tells which of its values others give.`,
      type: '[ID!]',
    },
  ];
};

/** The types of nodes that the steps of a path lead to. */
function typesAlong(model: Model, owner: NodeType, { steps }: PathField): readonly NodeType[] {
  let reached = owner;
  return steps.map(({ field }) => {
    reached = nodeType(model, relationOf(reached, field).target);
    return reached;
  });
}

/** The arguments of a connection over a relation: `sources`, if it leads to facts. */
export const relationArguments = (model: Model, target: string): readonly Member[] =>
  sourcesArgument(nodeType(model, target));

/** The arguments of a connection over a path: those that its conditions name, and `sources`, if it leads over facts. */
export function pathArguments(model: Model, owner: NodeType, path: PathField): readonly Member[] {
  const types = typesAlong(model, owner, path);
  return [
    ...path.steps.flatMap((step, index) => {
      const type = types[index] ?? owner;
      return step.only.flatMap((condition): readonly Member[] => {
        const field = type.fields.get(condition.field);
        if (condition.argument === undefined || field?.kind !== 'property') return [];
        const what = field.list
          ? `that has one of these ${condition.field}`
          : `whose ${condition.field} is one of these`;
        return [
          {
            name: condition.argument,
            description: `Only through ${withArticle(type.name)} ${what}.`,
            type: `[${field.type.name}!]`,
            ...(condition.unlessGiven && { default: listed(field, condition.unlessGiven) }),
          },
        ];
      });
    }),
    ...sourcesArgument(nodeType(model, path.target), types),
  ];
}

const shorthandArgument = (shorthand: Shorthand): Member => ({
  name: shorthand.argument,
  description: shorthand.description,
  type: shorthand.path.at(-1) === 'id' ? 'ID' : 'String',
});

/** A collection's field at the root. */
export function collectionField(model: Model, node: NodeType, collection: Collection): Member {
  const { name, description, shorthands, having } = collection;
  const over = having ? [nodeType(model, relationOf(node, having.field).target)] : [];
  const own = [...shorthands.map(shorthandArgument), ...sourcesArgument(node, over)];
  return { ...connectionField(name, description, node.name), arguments: [...own, ...pageArguments(node.name, 'root')] };
}

/** The connection and edge types of a node type. */
export const connectionTypes = ({ name }: NodeType): readonly string[] => [
  block(`type ${connectionName(name)}`, `A page of ${name} items.`, [
    { name: 'edges', description: 'The items of the page, each with its cursor.', type: `[${edgeName(name)}!]!` },
    { name: 'nodes', description: 'The items of the page.', type: `[${name}!]!` },
    { name: 'pageInfo', description: 'Information about the page.', type: 'PageInfo!' },
    {
      name: 'totalCount',
      description: 'The number of items on all pages. Counted only when requested.',
      type: 'Int!',
    },
    {
      name: 'undecided',
      description:
        'The number of items that are left out although they may belong here: those that the field would have as well with `inForce: POSSIBLE`. Null without a day. Counted only when requested.',
      type: 'Int',
    },
    ...aggregateFields(name),
  ]),
  block(`type ${edgeName(name)}`, `One ${name} item of a page.`, [
    { name: 'cursor', description: 'The cursor of the item in this order, for `after` and `before`.', type: 'String!' },
    { name: 'node', description: 'The item.', type: `${name}!` },
  ]),
];

/** `XOrder`: the keys to order items of a node type or interface by. */
export const orderInput = (model: Model, { name, fields }: NodeType | InterfaceType): string =>
  block(
    `input ${orderName(name)} @oneOf`,
    `A key to order ${name} items by: exactly one field.`,
    [...fields.values()].flatMap((field): readonly Member[] => {
      const { description } = field;
      if (isSortable(field)) return [{ name: field.name, description, type: 'SortDirection' }];
      if (field.kind !== 'relation' || nodeTypesOf(model, field.target).length === 0) return [];
      return [
        {
          name: field.name,
          description,
          type: field.many ? relatedOrderName(field.target) : orderName(field.target),
        },
      ];
    }),
  );

/** `PageInfo`, as every connection has it. */
export const PAGE_INFO = block('type PageInfo', 'Information about a page.', [
  {
    name: 'hasNextPage',
    description: 'Whether items follow this page. With `last`, true if and only if `before` is given.',
    type: 'Boolean!',
  },
  {
    name: 'hasPreviousPage',
    description: 'Whether items precede this page. With `first`, true if and only if `after` is given.',
    type: 'Boolean!',
  },
  { name: 'startCursor', description: 'The cursor of the first item; null on an empty page.', type: 'String' },
  { name: 'endCursor', description: 'The cursor of the last item; null on an empty page.', type: 'String' },
]);
