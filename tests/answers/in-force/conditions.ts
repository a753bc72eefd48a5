import { getNamedType, isInputObjectType } from 'graphql';
import { nodeType } from '../../../src/model/index.ts';
import { api, model } from '../../support/ask.ts';

/** What is asked of a list of facts. Some hold for more items the more facts are in force, some for fewer, some for neither. */
const OF_FACTS = [
  'some: {}',
  'none: {}',
  'every: { disputed: { eq: false } }',
  'count: { gte: 2 }',
  'count: { lt: 3 }',
  'count: { eq: 1 }',
  'count: { gt: 0, ne: 2 }',
  'count: { notIn: [1, 3], where: { disputed: { eq: false } } }',
];

/** What is asked of other lists, which are the same on each day. */
const OF_OTHERS = ['some: {}', 'none: {}'];

/** Conditions on a list of facts beside and inside each other. */
const COMBINED = [
  '{ not: { LIST: { count: { lt: 2 } } } }',
  '{ or: [{ LIST: { count: { gte: 3 } } }, { LIST: { none: {} } }] }',
  '{ and: [{ LIST: { count: { gte: 1 } } }, { not: { LIST: { count: { gt: 2 } } } }] }',
  '{ LIST: { aggregate: { sourceCount: { sum: { gte: 3 }, max: { isNull: false } } } } }',
  '{ not: { LIST: { aggregate: { from: { min: { gt: "2010-01-01" } }, where: { disputed: { eq: false } } } } } }',
];

/** What is asked of the facts of an actor that a fact has. */
const OF_ACTORS = ['count: { gte: 4 }', 'count: { lt: 4 }', 'none: { disputed: { eq: true } }'];

/** Arguments of a collection: each kind of condition on related items, and orders by their number. */
export function conditionsOf(type: string): readonly string[] {
  const facts = listsOfFacts(type);
  const conditions = [
    ...facts.flatMap((name) => OF_FACTS.map((quantifier) => `{ ${name}: { ${quantifier} } }`)),
    ...facts.slice(0, 1).flatMap((name) => COMBINED.map((combined) => combined.replaceAll('LIST', name))),
    ...othersOf(type).flatMap((name) => OF_OTHERS.map((quantifier) => `{ ${name}: { ${quantifier} } }`)),
    ...actorsOf(type).flatMap(({ name, list }) =>
      OF_ACTORS.map((quantifier) => `{ ${name}: { ${list}: { ${quantifier} } } }`),
    ),
  ];
  return [
    ...conditions.map((condition) => `orderBy: [{ id: ASC }], where: ${condition}`),
    ...inputFields(`${type}Order`)
      .filter((field) => /^Related.*Order$/.test(field.type))
      .map(({ name }) => `orderBy: [{ ${name}: { count: DESC } }, { id: ASC }]`),
    ...facts
      .slice(0, 1)
      .map((name) => `orderBy: [{ ${name}: { max: { from: DESC } } }, { ${name}: { avg: { sourceCount: ASC } } }]`),
  ];
}

interface InputField {
  readonly name: string;
  readonly type: string;
}

function inputFields(name: string): readonly InputField[] {
  const type = api.schema.getType(name);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({ name: field.name, type: getNamedType(field.type).name }));
}

const LIST = /ListWhere$/;
const isOfFacts = ({ type }: InputField): boolean => {
  const target = type.replace(LIST, '');
  return LIST.test(type) && model.nodes.has(target) && nodeType(model, target).timed;
};

const listsOfFacts = (type: string): readonly string[] =>
  inputFields(`${type}Where`)
    .filter(isOfFacts)
    .map(({ name }) => name);

const othersOf = (type: string): readonly string[] =>
  inputFields(`${type}Where`)
    .filter((field) => LIST.test(field.type) && !isOfFacts(field))
    .map(({ name }) => name);

/** The single nodes that a type leads to and that have a list of facts, each with the first of these. */
const actorsOf = (type: string): readonly { readonly name: string; readonly list: string }[] =>
  inputFields(`${type}Where`).flatMap((field) => {
    const [list] = LIST.test(field.type) ? [] : listsOfFacts(field.type.replace(/Where$/, ''));
    return list === undefined ? [] : [{ name: field.name, list }];
  });
