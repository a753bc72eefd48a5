import { expect, test } from '@jest/globals';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { CompilerCache } from '../../src/compiler/cache.ts';
import { bind, prerequisitesOf } from '../../src/compiler/index.ts';
import { loadModel } from '../../src/model/index.ts';
import { createApi } from '../../src/resolvers/index.ts';

/** Input fields of ids that name no node: what a source calls something is asked for as the source says it. */
const OF_SOURCES = ['statedOf'];

const model = loadModel();
const { schema } = createApi(model, ANALYSES);
const cache = new CompilerCache(model, schema);
const roots = Object.values(schema.getQueryType()?.getFields() ?? {});

const FORMER = 'country:former';
const NOW = 'country:now';
const formerIds = new Map([[FORMER, NOW]]);

/** Everything that an operation sends to the graph or to an analysis, as text; and the former ids in its arguments. */
function sent(query: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${query} is no operation`);
  const operation: OperationDefinitionNode = definition;
  const { plan } = cache.compile({ definition: operation, fragments: new Map() }, {}, new Map());
  const binding = bind(plan.parameters, {}, { formerIds });
  const { analyses, ...prerequisites } = prerequisitesOf(model, ANALYSES, plan.parameters, {}, formerIds);
  const faults = [...plan.faults.values(), ...binding.faults.values(), ...prerequisites.faults.values()];
  expect(faults.map(({ message }) => message)).toEqual([]);
  const values = [binding.params, analyses.map(({ question }) => question.given)];
  return {
    text: JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    named: new Map([...binding.formerIds, ...prerequisites.formerIds].map(({ id, now }) => [id, now])),
  };
}

/** Text of a value for an argument that must be given; no two name the same node. */
function someValue({ name, type }: GraphQLArgument): string {
  const named = getNamedType(type);
  const one = isEnumType(named) ? named.getValues()[0]?.name : named.name === 'ID' ? `"country:${name}"` : '"x"';
  return isListType(isNonNullType(type) ? type.ofType : type) ? `[${one}, "country:third"]` : String(one);
}

/** A field with the former id in one argument. */
function fieldWith({ name, args, type }: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string {
  const given = args.flatMap((one) => {
    if (one === argument) {
      const isList = isListType(isNonNullType(one.type) ? one.type.ofType : one.type);
      return [`${one.name}: ${isList ? `["${FORMER}", "country:other"]` : `"${FORMER}"`}`];
    }
    return isNonNullType(one.type) && one.defaultValue === undefined ? [`${one.name}: ${someValue(one)}`] : [];
  });
  return `${name}(${given.join(', ')})${isLeafType(getNamedType(type)) ? '' : ' { __typename }'}`;
}

/** A root field that selects a field of the type it leads to. */
function below(typeName: string, inner: string): string | undefined {
  if (typeName === 'Query') return inner;
  const root = roots.find(
    ({ args, type }) =>
      getNamedType(type).name === typeName && args.some(({ name }) => name === 'code' || name === 'id'),
  );
  const key = root?.args.find(({ name }) => name === 'code' || name === 'id');
  if (root && key) return `${root.name}(${key.name}: "x") { ${inner} }`;
  // What two nodes share is below one of them.
  return typeName === 'Standing' ? below('Country', `standing(towards: "country:other") { ${inner} }`) : undefined;
}

const idArguments = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args
        .filter((argument) => getNamedType(argument.type).name === 'ID')
        .map((argument) => ({ type, field, argument })),
    ),
  );

test.each(idArguments.map((one) => [`${one.type.name}.${one.field.name}(${one.argument.name}:)`, one] as const))(
  '%s takes a former id for the one that stands',
  (_, { type, field, argument }) => {
    const selected = below(type.name, fieldWith(field, argument));
    const { text, named } = sent(`{ ${selected} }`);
    expect(text).toContain(NOW);
    expect(text).not.toContain(FORMER);
    expect(named).toEqual(formerIds);
  },
);

test('the schema has such arguments at the root and below', () => {
  expect(idArguments.length).toBeGreaterThan(15);
  expect(idArguments.some(({ type }) => type.name !== 'Query')).toBe(true);
});

interface FilterPath {
  readonly path: readonly string[];
  /** The input type of the field at the end of the path. */
  readonly filter: GraphQLInputObjectType;
}

/** A path to each field of an input type that compares ids; every input type is entered once. */
function idFilters(type: GraphQLInputObjectType, seen: Set<string>, path: readonly string[] = []): FilterPath[] {
  if (seen.has(type.name)) return [];
  seen.add(type.name);
  return Object.values(type.getFields()).flatMap(({ name, type: of }): FilterPath[] => {
    const inner = getNamedType(of);
    if (!isInputObjectType(inner)) return [];
    const own = [...path, name];
    if (inner.name === 'IDFilter') return [{ path: own, filter: inner }];
    return idFilters(inner, seen, own);
  });
}

const collections = roots.flatMap(({ name, args }) => {
  const where = args.find((argument) => argument.name === 'where');
  const type = where && getNamedType(where.type);
  return isInputObjectType(type) ? [{ name, type }] : [];
});
const filters = collections.flatMap(({ name, type }) => idFilters(type, new Set()).map((one) => ({ name, ...one })));
const namingNodes = filters.filter(({ path }) => !OF_SOURCES.includes(path.at(-1) ?? ''));

/** A condition at the end of a path, as text. */
const whereOf = (path: readonly string[], condition: string): string =>
  path.reduceRight(
    (inner, key) => (/^(and|or)$/.test(key) ? `{ ${key}: [${inner}] }` : `{ ${key}: ${inner} }`),
    condition,
  );

test.each(collections.map(({ name }) => name))('the ids in conditions on %s are those that stand', (name) => {
  const own = namingNodes.filter((one) => one.name === name);
  expect(own.length).toBeGreaterThan(0);
  for (const { path, filter } of own) {
    const operators = Object.values(filter.getFields()).filter(({ type }) => getNamedType(type).name === 'ID');
    expect(operators.map((one) => one.name)).toEqual(['eq', 'ne', 'in', 'notIn']);
    for (const { name: operator, type } of operators) {
      const value = isListType(type) ? `["country:other", "${FORMER}"]` : `"${FORMER}"`;
      const { text, named } = sent(`{ ${name}(where: ${whereOf(path, `{ ${operator}: ${value} }`)}) { totalCount } }`);
      expect(text).toContain(NOW);
      expect(text).not.toContain(FORMER);
      expect(named).toEqual(formerIds);
    }
  }
});

test('what a source calls its subject is asked for as given', () => {
  for (const { name, path } of filters.filter((one) => !namingNodes.includes(one))) {
    const { text, named } = sent(`{ ${name}(where: ${whereOf(path, `{ eq: "${FORMER}" }`)}) { totalCount } }`);
    expect(text).toContain(FORMER);
    expect(named.size).toBe(0);
  }
});

test('ids are in no other input', () => {
  const others = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter((type) => type.name !== 'IDFilter')
    .flatMap((type) => Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${field.type}`))
    .filter((text) => /\bID\b/.test(text));
  expect(others).toEqual([]);
});
