import { buildASTSchema, type GraphQLSchema, printSchema, validateSchema } from 'graphql';
// See sdl/validate.ts.
import { validateSDL } from 'graphql/validation/validate.js';
import type { Field, PropertyField, RelationField } from '../fields.ts';
import { kindsOf } from '../kinds.ts';
import { keyOf, nodeType } from '../lookup.ts';
import { parseFiles, throwErrors } from '../sdl/files.ts';
import type { EdgeType, InterfaceType, Model, MutualType, NodeType } from '../types.ts';
import { aggregateConditions } from './aggregate-where.ts';
import { aggregateTypes, groupKeys } from './aggregates.ts';
import {
  asOf,
  collectionField,
  connectionField,
  connectionTypes,
  orderInput,
  PAGE_INFO,
  pathArguments,
  relationArguments,
} from './connections.ts';
import {
  countWhereInput,
  edgeWhereInput,
  filterInputs,
  inlineCountWhereInput,
  inlineListWhereInput,
  interfaceWhereInput,
  listTargets,
  listWhereInput,
  targetInterfaces,
  whereInput,
} from './filters.ts';
import { fromOthersFields, fromOthersTypes } from './from-others.ts';
import { groupOrderInputs } from './group-order.ts';
import { inForceEnums, inForceFields } from './in-force.ts';
import { fillLimits, LIMITS, limitText } from './limits.ts';
import { isConnection } from './names.ts';
import { relatedOrderInputs } from './related-order.ts';
import { searchField, searchOutput } from './search.ts';
import { block, described, enumeration, type Member } from './text.ts';
import { VALUE_AGGREGATE_ORDERS, VALUE_AGGREGATE_WHERES, VALUE_AGGREGATES } from './value-aggregates.ts';

/** The scalars of the API. Both are written as RFC 3339 has it: its `full-date`, and its `date-time`. */
const SPECIFIED = 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6';
const SCALARS: readonly (readonly [string, string])[] = [
  ['Date', 'An RFC 3339 `full-date`: `2023-09-13`. Years 0001 to 9999 of the Gregorian calendar.'],
  [
    'DateTime',
    'An RFC 3339 `date-time`. Output is in UTC with milliseconds: `2026-01-31T12:00:00.000Z`. Input may have an offset, `2026-01-31T14:00:00+02:00`, and up to nine fractional digits.',
  ],
];

const ABOUT =
  'Leaders, countries, loans and alliances: who is tied to whom, when, for how much, and who reports it. Facts hold for a time; `at` selects a day. Ids are global and readable, such as `country:VE`. Null means unknown or not found.';

/** The public API of the model, as SDL; the same text for the same model. Throws as `buildApi` does. */
export const printApi = (model: Model): string => printSdl(buildApi(model));

/** The text of a schema that `buildApi` made. */
export const printSdl = (schema: GraphQLSchema): string => `${printSchema(schema)}\n`;

/**
 * The public API of the model, without resolvers; a new schema each time.
 * @throws {ModelError} with every problem in the SDL of the analyses.
 */
export function buildApi(model: Model): GraphQLSchema {
  const analyses = model.analyses.map(({ name, body }) => ({ name, body: fillLimits(body) }));
  const document = parseFiles([{ name: 'the generated API', body: deriveApi(model) }, ...analyses]);
  throwErrors(validateSDL(document));
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  throwErrors(validateSchema(schema));
  return schema;
}

function deriveApi(model: Model): string {
  const values = <T>(types: ReadonlyMap<string, T>): readonly T[] => [...types.values()];
  const listed = new Set(listTargets(model));
  return [
    ...SCALARS.map(
      ([name, description]) => `${described(description)}scalar ${name} @specifiedBy(url: "${SPECIFIED}")\n`,
    ),
    `${described(ABOUT)}schema {\n  query: Query\n}\n`,
    queryType(model),
    ...values(model.interfaces).map((type) => block(head('interface', type), type.description, members(model, type))),
    ...values(model.nodes).flatMap((type) => [
      block(head('type', type), type.description, members(model, type)),
      ...connectionTypes(type),
      orderInput(model, type),
      ...aggregateTypes(model, type),
      ...groupOrderInputs(type, groupKeys(model, type)),
      ...aggregateConditions(type, listed.has(type.name)),
      ...(listed.has(type.name) ? relatedOrderInputs(type) : []),
      whereInput(type),
    ]),
    ...values(model.parts).flatMap((type) => [
      block(`type ${type.name}`, type.description, members(model, type)),
      whereInput(type),
    ]),
    ...values(model.inlines).flatMap((type) => [
      block(`type ${type.name}`, type.description, members(model, type)),
      whereInput(type),
      inlineListWhereInput(type.name),
      inlineCountWhereInput(type.name),
    ]),
    ...values(model.mutuals).map((type) => mutualType(model, type)),
    ...values(model.edges).flatMap((type) => [edgeType(type), edgeWhereInput(type)]),
    ...targetInterfaces(model).flatMap((type) => [interfaceWhereInput(model, type), orderInput(model, type)]),
    ...listTargets(model).flatMap((target) => [listWhereInput(model, target), countWhereInput(target)]),
    ...filterInputs(model),
    ...values(model.enums).map((type) => enumeration(type.name, type.description, type.values)),
    ...values(model.interfaces).flatMap((type) => kindsEnum(model, type)),
    ...inForceEnums(),
    ...fromOthersTypes(model),
    enumeration('SortDirection', 'The direction of an order.', [
      { name: 'ASC', description: 'Ascending: smallest first.' },
      { name: 'DESC', description: 'Descending: largest first.' },
    ]),
    ...VALUE_AGGREGATES,
    ...VALUE_AGGREGATE_ORDERS,
    ...VALUE_AGGREGATE_WHERES,
    ...searchOutput(model),
    PAGE_INFO,
  ].join('\n');
}

/** The enum that lists the node types of an interface, if it declares one. */
function kindsEnum(model: Model, type: InterfaceType): readonly string[] {
  if (!type.kinds) return [];
  const { name, description } = type.kinds;
  const values = kindsOf(model, type).map((kind) => ({ name: kind.value, description: kind.type.description }));
  return [enumeration(name, description, values)];
}

function queryType(model: Model): string {
  const nodes = [...model.nodes.values()];
  return block(
    'type Query',
    'The root fields. An operation runs as one statement in the graph; analyses, such as `paths` and `exposure`, run a few first.',
    [
      ...nodes
        .flatMap((node) => node.collections.map((collection) => collectionField(model, node, collection)))
        .map(nullable),
      nullable(searchField()),
      ...nodes.map(singleField),
      {
        name: 'node',
        description: 'The node with this id, or null. To filter by day, set `at` on fields below.',
        type: 'Node',
        arguments: [{ name: 'id', description: 'The id.', type: 'ID!' }],
      },
      {
        name: 'nodes',
        description:
          'The nodes with these ids, in their order; null for an unknown id. To filter by day, set `at` on fields below.',
        type: '[Node]',
        arguments: [{ name: 'ids', description: `At most ${limitText(LIMITS.ids)} ids.`, type: '[ID!]!' }],
      },
    ],
  );
}

/** An error in a root field makes that field null and leaves the others. */
const nullable = (member: Member): Member => ({ ...member, type: member.type.replace(/!$/, '') });

function singleField(node: NodeType): Member {
  const key = keyOf(node);
  return {
    name: node.single,
    description: `The ${node.name} with this ${key.name}, or null.`,
    type: node.name,
    arguments: [{ name: key.name, description: key.description, type: `${key.type.name}!` }, ...asOf('root')],
  };
}

const head = (keyword: string, type: { readonly name: string; readonly interfaces: readonly string[] }): string =>
  `${keyword} ${type.name}${type.interfaces.length > 0 ? ` implements ${type.interfaces.join(' & ')}` : ''}`;

function members(
  model: Model,
  owner: {
    readonly name: string;
    readonly fields: ReadonlyMap<string, Field>;
    readonly interfaces?: readonly string[];
  },
): readonly Member[] {
  const fields = [...owner.fields.values()].map((field): Member => {
    const { name, description } = field;
    if (field.kind === 'property') return { name, description, type: propertyType(field) };
    if (field.kind === 'inline') return { name, description, type: `[${field.target}!]!` };
    if (field.kind === 'path') {
      const node = model.nodes.get(owner.name);
      return connectionField(name, description, field.target, node ? pathArguments(model, node, field) : []);
    }
    if (field.kind === 'towards') {
      const { argument } = field;
      return { name, description, type: field.target, arguments: [{ ...argument, type: 'ID!' }, ...asOf('below')] };
    }
    if (isConnection(model, owner.name, field)) {
      return connectionField(name, description, field.target, relationArguments(model, field.target));
    }
    return { name, description, type: relationType(field) };
  });
  return [...fields, ...inForceFields(owner.fields), ...fromOthersFields(model, owner)];
}

function mutualType(model: Model, type: MutualType): string {
  const owner = nodeType(model, type.of);
  const fields = [...type.fields.values()].map((field): Member => {
    const { name, description, target } = field;
    if (field.kind === 'other' || !field.many) return { name, description, type: target };
    const own = owner.fields.get(field.field);
    const extra = own?.kind === 'path' ? pathArguments(model, owner, own) : relationArguments(model, target);
    return connectionField(name, description, target, extra);
  });
  return block(`type ${type.name}`, type.description, fields);
}

const propertyType = (field: PropertyField): string =>
  `${field.list ? `[${field.type.name}!]` : field.type.name}${field.required ? '!' : ''}`;

const relationType = (field: RelationField): string =>
  `${field.many ? `[${field.target}!]` : field.target}${field.required ? '!' : ''}`;

const edgeType = (edge: EdgeType): string =>
  block(`type ${edge.name}`, edge.description, [
    ...[...edge.fields.values()].map((field) => ({
      name: field.name,
      description: field.description,
      type: propertyType(field),
    })),
    { name: edge.target.field, description: edge.target.description, type: `${edge.target.type}!` },
  ]);
