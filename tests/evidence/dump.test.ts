import { expect, test } from '@jest/globals';
import { dump, emptied } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';

describeEngines(
  'dump',
  async (graph) => {
    await graph.write([
      {
        text: "CREATE (:Person {id: 'a', names: ['x', 'y'], n: 1})-[:R {role: 'h'}]->(:Person {id: 'b', f: 1.5})",
        params: {},
      },
      { text: "CREATE (:EntenteImport {id: 'm'})", params: {} },
    ]);
  },
  (graph) => {
    test('lists all nodes and relationships with their properties', async () => {
      expect(await dump(graph())).toEqual([
        'Person a R b {"role":"h"}',
        'Person a {"id":"a","n":1,"names":["x","y"]}',
        'Person b {"f":1.5,"id":"b"}',
      ]);
      await emptied(graph());
      expect(await dump(graph())).toEqual([]);
    });
  },
);
