import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GraphPort, type GraphStatement, openGraph } from '../graph/index.ts';
import { loadModel } from '../model/index.ts';
import { isEmptyGraph, resetGraph } from './reset.ts';

const model = loadModel();
let graph: GraphPort;
let deleted: string[];

beforeEach(async () => {
  const inMemory = await openGraph({ kind: 'embedded', timeoutMs: 5_000 });
  deleted = [];
  graph = Object.assign(Object.create(inMemory) as GraphPort, {
    engine: inMemory.engine,
    read: inMemory.read.bind(inMemory),
    close: inMemory.close.bind(inMemory),
    write: (statements: readonly GraphStatement[]) => {
      deleted.push(
        ...statements.flatMap(({ text }) => (/DELETE/.test(text) ? (/n:`(\w+)`/.exec(text)?.[1] ?? []) : [])),
      );
      return inMemory.write(statements);
    },
  });
});
afterEach(() => graph.close());

describe('resetGraph', () => {
  test('deletes only nodes of the model and what is kept beside them', async () => {
    await graph.write([
      { text: "CREATE (:`Loan` {id: 'loan:a'})-[:`CREDITOR`]->(:`Country` {id: 'country:AA'})", params: {} },
      { text: "CREATE (:`EntenteFormerId` {id: 'person:a', now: 'person:b'})", params: {} },
      { text: 'CREATE (:`Mine` {id: 1})', params: {} },
    ]);
    expect(await isEmptyGraph(graph, model)).toBe(false);
    await resetGraph(graph, model);
    expect(await isEmptyGraph(graph, model)).toBe(true);
    expect(await graph.read({ text: 'MATCH (n) RETURN count(n)', params: {} })).toEqual([[1]]);
  });

  // A country with a million loans would not fit into a transaction together with all its relationships.
  test('deletes facts before the actors that hold them together', async () => {
    await graph.write([
      {
        text:
          "CREATE (c:`Country` {id: 'country:AA'}) CREATE (s:`Source` {id: 'source:s'}) " +
          "CREATE (l:`Loan` {id: 'loan:a'})-[:`CREDITOR`]->(c) CREATE (l)-[:`BALANCE`]->(:`Balance` {id: 'b'}) " +
          "CREATE (t:`Statement` {id: 'statement:s'})-[:`ABOUT`]->(l) CREATE (t)-[:`SOURCE`]->(s)",
        params: {},
      },
    ]);
    await resetGraph(graph, model);
    for (const actor of ['Country', 'Source']) {
      expect(deleted.indexOf(actor)).toBeGreaterThan(Math.max(deleted.indexOf('Loan'), deleted.indexOf('Statement')));
    }
  });
});
