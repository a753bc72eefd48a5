import { type GraphQLField, type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { api, model } from '../../support/ask.ts';
import { OF_ANALYSES } from './analyses.ts';
import { conditionsOf } from './conditions.ts';
import type { Kept } from './reduced.ts';

type Field = GraphQLField<unknown, unknown>;

/** A question for a day. */
export interface Question {
  /** The field that takes the day, as `Type.field`. */
  readonly field: string;
  /** The root field. `day` is empty, or a list of arguments with a space behind it. */
  readonly text: (day: string) => string;
  readonly kept: Kept;
}

const { schema } = api;
const fieldsOf = (type: GraphQLNamedType | undefined): readonly Field[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const takesDay = ({ args }: Field): boolean => args.some(({ name }) => name === 'at');
const isConnection = ({ type }: Field): boolean => getNamedType(type).name.endsWith('Connection');

/** All fields of the API that take a day. */
const dated = Object.values(schema.getTypeMap()).flatMap((type) =>
  fieldsOf(type).flatMap((field) => (takesDay(field) ? [{ type, field, name: `${type.name}.${field.name}` }] : [])),
);

/** The names of all fields of the API that take a day, as `Type.field`, except of those that give a fact's own state. */
export const DATED: readonly string[] = dated
  .filter(({ field }) => getNamedType(field.type).name !== 'InForce')
  .map(({ name }) => name);

/** The types that say how surely they are in force: those with a field that takes a day and gives a value. */
export const STATES: readonly string[] = dated
  .filter(({ type, field }) => isObjectType(type) && getNamedType(field.type).name === 'InForce')
  .map(({ type }) => type.name);

/** The questions for every field that takes a day, found in the schema. @throws for a field of a kind that is not known here. */
export const allQuestions = (): readonly Question[] =>
  dated.flatMap(({ type, field, name }): readonly Question[] => {
    const kept = isBegun(type.name, field.name) ? 'begun' : field.name === 'exposure' ? 'balances' : 'inForce';
    return textsFor(type, field, name).map((text) => ({ field: name, text, kept }));
  });

function textsFor(type: GraphQLNamedType, field: Field, name: string): readonly Question['text'][] {
  const target = getNamedType(field.type);
  if (type === schema.getQueryType()) {
    const asked = OF_ANALYSES[field.name];
    if (asked) return asked.map((rest) => (day) => `${field.name}(${day}${rest}`);
    if (isConnection(field)) return collection(field);
    if (model.nodes.has(target.name))
      return connectionsOf(target).map((inner) => (day) => one(target.name, inner, day));
  }
  if (target.name === 'InForce') return [];
  if (model.mutuals.has(type.name)) return [(day) => one('Country', towards('', items(field.name, day)))];
  if (model.mutuals.has(target.name)) {
    const inherited = fieldsOf(target).filter((own) => isConnection(own) && !isBegun(target.name, own.name));
    const asked = inherited.map((own) => items(own.name, '')).join(' ');
    return [(day) => one(type.name, towards(day, asked))];
  }
  if (isConnection(field))
    return membersOf(type).map((member) => (day) => one(member, items(field.name, day), '', day));
  throw new Error(`No question is known for ${name}, which takes a day`);
}

const isBegun = (type: string, field: string): boolean => {
  const shared = model.mutuals.get(type)?.fields.get(field);
  return shared?.kind === 'shared' && shared.begun;
};

const towards = (day: string, selection: string): string => `standing(${day}towards: "country:2") { ${selection} }`;

/** A connection with all of its items. */
const items = (name: string, day: string, inner = '', more = 'orderBy: [{ id: ASC }]'): string =>
  `${name}(${day}first: 100 ${more}) { totalCount undecided nodes { id ${inner} } }`;

/** What is selected on a node: nothing but its id, or one of its connections, which inherits the day. */
const connectionsOf = (type: GraphQLNamedType): readonly string[] => {
  const connections = fieldsOf(type).filter((field) => takesDay(field) && isConnection(field));
  return ['', ...connections.map(({ name }) => items(name, ''))];
};

/** The node types that are asked for the fields of a type: itself, or one of an interface. */
const membersOf = (type: GraphQLNamedType): readonly string[] =>
  isInterfaceType(type)
    ? schema
        .getPossibleTypes(type)
        .slice(0, 1)
        .map(({ name }) => name)
    : [type.name];

/**
 * What is selected on one node. A fact is not there on every day, so all facts of the type on the day are asked, `factDay`.
 */
function one(type: string, selection: string, day = '', factDay = day): string {
  const node = model.nodes.get(type);
  const key = [...(node?.fields.values() ?? [])].find((field) => field.kind === 'property' && field.key);
  const of = key && key.name !== 'id' ? `${key.name}: "K1"` : `id: "${node?.prefix}:1"`;
  if (!node?.timed) return `${node?.single}(${day}${of}) { id ${selection} }`;
  return items(node.collections[0]?.name ?? '', factDay, selection);
}

/** A collection with the connections of its items, and with each condition on related facts or order by their number. */
function collection(field: Field): readonly Question['text'][] {
  const type = fieldsOf(getNamedType(field.type)).find(({ name }) => name === 'nodes');
  if (!type) throw new Error(`${field.name} has no nodes`);
  const node = getNamedType(type.type);
  return [
    ...connectionsOf(node).map((inner) => (day: string) => items(field.name, day, inner)),
    ...conditionsOf(node.name).map((condition) => (day: string) => items(field.name, day, '', condition)),
  ];
}
