import { expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { ANALYSES } from '../../analysis/index.ts';
import { DIALECTS, type EngineName } from '../../cypher/index.ts';
import { loadModel } from '../../model/index.ts';
import { createApi } from '../../resolvers/index.ts';
import { compileOperation } from '../compile.ts';
import type { CompiledOperation } from '../response/compiled-operation.ts';
import { checkPlanningSize } from './statement-size.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);

function compiled(query: string): CompiledOperation {
  const [definition] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  return compileOperation(model, schema, { definition, fragments: new Map() }, {});
}

const check = ({ plan, statement }: CompiledOperation, engine: EngineName): void =>
  checkPlanningSize(plan, statement, DIALECTS[engine]);

const sizeOf = (query: string): number => compiled(query).statement?.size ?? 0;

const many = (count: number, condition: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => condition(n)).join(' ');

const counts = (count: number): string =>
  `{ countries(where: { or: [${many(count, (n) => `{ loansGiven: { count: { where: { principalUsd: { gt: ${n} } }, gte: ${n} } } }`)}] }) { totalCount } }`;

test('an operation is refused if its statement takes too long to plan, with the figures and the heaviest field', () => {
  const operation = compiled(`{ country(code: "VE") { name } ${counts(240).slice(1)}`);
  const size = operation.statement?.size ?? 0;
  expect(size).toBeGreaterThan(DIALECTS.neo4j.maxPlanningSize);
  expect(() => check(operation, 'neo4j')).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(`a size of ${size}, and the limit is 40000; countries weighs most`),
      extensions: { code: 'OPERATION_TOO_COSTLY', cost: size, limit: 40_000, unit: 'PLANNING', field: 'countries' },
    }),
  );
  expect(() => check(compiled(counts(60)), 'neo4j')).not.toThrow();
});

test('an engine that plans at once takes any', () => {
  expect(() => check(compiled(counts(240)), 'embedded')).not.toThrow();
});

test('many conditions on the items of one relation cost little more than their comparisons', () => {
  const some = (n: number) =>
    `{ countries(where: { or: [${many(n, (one) => `{ loansGiven: { some: { principalUsd: { gt: ${one} } } } }`)}] }) { totalCount } }`;
  expect((sizeOf(some(240)) - sizeOf(some(40))) / 200).toBeLessThan(40);
});

test('what is selected below an interface is printed once at each level', () => {
  const below = (depth: number): string =>
    depth === 0
      ? 'name'
      : `name loansGiven(first: 1) { nodes { debtor { ${below(depth - 1)} ... on Country { code } } } }`;
  const size = (depth: number): number => sizeOf(`{ country(code: "CN") { ${below(depth)} } }`);
  // Lines of inner levels are indented more.
  expect(size(6) - size(5)).toBeLessThan(1.2 * (size(5) - size(4)));
  const grouped = (depth: number): string =>
    depth === 0 ? 'name' : `loansGiven { groupBy(by: [DEBTOR]) { debtor { ${grouped(depth - 1)} } } }`;
  const groups = (depth: number): number => sizeOf(`{ country(code: "CN") { ${grouped(depth)} } }`);
  expect(groups(4) - groups(3)).toBeLessThan(1.2 * (groups(3) - groups(2)));
});
