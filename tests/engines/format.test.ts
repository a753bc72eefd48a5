import { expect, test } from '@jest/globals';
import { prepareForQueries } from '../../src/app/index.ts';
import {
  checkFormat,
  claimFormat,
  clearanceOfGraph,
  FORMAT_LABEL,
  formatProperties,
  indexSpecs,
  resetGraph,
  sourceWrites,
} from '../../src/evidence/index.ts';
import { keptRelations, loadModel } from '../../src/model/index.ts';
import { describeEngines } from '../support/engines.ts';

const model = loadModel();
const current = Number(formatProperties('RESTRICTED').version);

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

    test('of the versions before gives their sources the clearance that all of them had', async () => {
      for (const version of [current - 3, current - 2]) {
        await setFormat(version);
        await graph().write([
          { text: `MATCH (f:\`${FORMAT_LABEL}\`) SET f.clearance = null`, params: {} },
          { text: 'MATCH (s:Source) SET s.clearance = null', params: {} },
        ]);
        expect(await clearanceOfGraph(graph())).toBe('RESTRICTED');
        await prepare();
        const stored = { text: 'MATCH (s:Source) RETURN DISTINCT s.clearance', params: {} };
        expect(await graph().read(stored)).toEqual([['PUBLIC']]);
      }
    });

    test('of the versions before gives conflicts the reason why a value stands', async () => {
      const read = { text: 'MATCH (v:ConflictValue) RETURN v.id, v.because ORDER BY v.id', params: {} };
      const before = await graph().read(read);
      expect(before.filter(([, because]) => because !== null).length).toBeGreaterThan(0);
      await setFormat(current - 1);
      await graph().write([{ text: 'MATCH (v:ConflictValue) SET v.because = null', params: {} }]);
      await prepare();
      expect(await graph().read(read)).toEqual(before);
    });

    test('says for which clearance a graph is, and refuses it for another', async () => {
      const setting = { embedded: 'GRAPH_PATH', neo4j: 'NEO4J_URI' }[graph().engine];
      const other = (clearance: string) => ({
        code: 'QUERY_FAILED',
        message: expect.stringMatching(
          `^The graph is for everything, and ${clearance}_${setting} .* the clearance ${clearance} `,
        ),
      });
      await expect(claimFormat(graph(), model, 'PUBLIC')).rejects.toMatchObject(other('PUBLIC'));
      await expect(checkFormat(graph(), model, 'INTERNAL')).rejects.toMatchObject(other('INTERNAL'));
      expect(await clearanceOfGraph(graph())).toBe('RESTRICTED');
    });

    test('of an earlier version is refused, with what to do', async () => {
      await setFormat(current - 4);
      const refused = { code: 'QUERY_FAILED', message: expect.stringContaining('--reset') };
      await expect(prepare()).rejects.toMatchObject(refused);
      await expect(checkFormat(graph(), model)).rejects.toMatchObject(refused);
      expect(await formats()).toEqual([current - 4]);
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

    test('lets an empty graph be for another clearance, and forgets what is left of before', async () => {
      await resetGraph(graph(), model);
      await graph().write([{ text: "CREATE (:EntenteFormerId {id: 'person:a', now: 'person:b'})", params: {} }]);
      await claimFormat(graph(), model, 'PUBLIC');
      expect(await clearanceOfGraph(graph())).toBe('PUBLIC');
      expect(await graph().read({ text: 'MATCH (f:EntenteFormerId) RETURN count(f)', params: {} })).toEqual([[0]]);
      await claimFormat(graph(), model, 'PUBLIC');
      const source = (clearance: string) => [
        { type: 'Source', id: 'source:s', properties: { id: 'source:s', title: 'S', clearance }, links: [] },
      ];
      await expect(sourceWrites(graph(), source('INTERNAL'), model)).rejects.toThrow(
        'source:s has the clearance INTERNAL, and the graph is for sources up to PUBLIC: nothing of it was written',
      );
      await graph().write(await sourceWrites(graph(), source('PUBLIC'), model));
      await expect(claimFormat(graph(), model, 'INTERNAL')).rejects.toThrow(
        'what callers of the clearance PUBLIC may see',
      );
      await expect(prepare()).rejects.toThrow(/(?:GRAPH_PATH names|NEO4J_DATABASE name) it for everything/);
    });
  },
);
