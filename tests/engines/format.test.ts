import { expect, test } from '@jest/globals';
import { prepareForQueries } from '../../src/app/index.ts';
import { checkFormat, FORMAT_LABEL, FORMAT_PROPERTIES, indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import { keptRelations, loadModel } from '../../src/model/index.ts';
import { describeEngines } from '../support/engines.ts';

const model = loadModel();
const current = Number(FORMAT_PROPERTIES.version);

describeEngines(
  'the format of a graph',
  async (graph) => {
    await graph.ensureIndexes(indexSpecs(model));
  },
  (graph) => {
    const prepare = () => prepareForQueries(graph(), model, () => undefined);
    const formats = async () =>
      (await graph().read({ text: `MATCH (f:\`${FORMAT_LABEL}\`) RETURN f.version`, params: {} })).map(([v]) =>
        Number(v),
      );
    const setFormat = (version: number) =>
      graph().write([
        { text: `MATCH (f:\`${FORMAT_LABEL}\`) SET f.version = $version`, params: { version: BigInt(version) } },
      ]);

    test('is noted in an empty graph, which is then seeded', async () => {
      await prepare();
      expect(await formats()).toEqual([current]);
      await prepare();
      expect(await formats()).toEqual([current]);
    });

    test('of the version before is taken over by whoever writes', async () => {
      await setFormat(current - 1);
      await checkFormat(graph(), model);
      expect(await formats()).toEqual([current - 1]);
      await prepare();
      expect(await formats()).toEqual([current]);
    });

    test('has no more of what nodes kept by a model with other orders', async () => {
      await graph().write([
        {
          text: `MATCH (f:\`${FORMAT_LABEL}\`) SET f.kept = f.kept + ['Country loansOnce_kept loansOnce_by_from_asc']`,
          params: {},
        },
        { text: 'CREATE (:Country {id: "country:T", loansOnce_kept: true, loansGiven_kept: true})', params: {} },
      ]);
      await prepare();
      const country = 'MATCH (c:Country {id: "country:T"})';
      const kept = { text: `${country} RETURN c.loansOnce_kept, c.loansGiven_kept`, params: {} };
      expect(await graph().read(kept)).toEqual([[null, true]]);
      const known = `MATCH (f:\`${FORMAT_LABEL}\`) RETURN size(f.kept), f.loansGiven_kept`;
      expect(await graph().read({ text: known, params: {} })).toEqual([[keptRelations(model).length, false]]);
      await graph().write([{ text: `${country} DELETE c`, params: {} }]);
    });

    test('of an earlier version is refused, with what to do', async () => {
      await setFormat(current - 2);
      const refused = { code: 'QUERY_FAILED', message: expect.stringContaining('--reset') };
      await expect(prepare()).rejects.toMatchObject(refused);
      await expect(checkFormat(graph(), model)).rejects.toMatchObject(refused);
      expect(await formats()).toEqual([current - 2]);
    });

    test('of a later version is refused', async () => {
      await setFormat(99);
      await expect(prepare()).rejects.toThrow('format 99, of a later version');
    });

    test('is missing from a graph that is older than formats', async () => {
      await graph().write([{ text: `MATCH (f:\`${FORMAT_LABEL}\`) DELETE f`, params: {} }]);
      await expect(prepare()).rejects.toThrow('has no format');
    });

    test('is the current one once the graph is reset', async () => {
      await graph().write([{ text: `CREATE (:\`${FORMAT_LABEL}\` {id: 'format', version: 1})`, params: {} }]);
      await resetGraph(graph(), model);
      await prepare();
      expect(await formats()).toEqual([current]);
    });
  },
);
