import { expect, test } from '@jest/globals';
import { prepareForQueries } from '../../src/app/index.ts';
import { checkFormat, FORMAT_LABEL, FORMAT_PROPERTIES, indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import { loadModel } from '../../src/model/index.ts';
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

    test('of an earlier version is refused, with what to do', async () => {
      await setFormat(current - 1);
      const refused = { code: 'QUERY_FAILED', message: expect.stringContaining('--reset') };
      await expect(prepare()).rejects.toMatchObject(refused);
      await expect(checkFormat(graph(), model)).rejects.toMatchObject(refused);
      expect(await formats()).toEqual([current - 1]);
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
