import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { indexedBytes, MAX_ID_LENGTH, MAX_INDEXED_BYTES } from '../../src/domain/text/indexed.ts';
import { indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import { AdminCsvFolder, importFile, jobAmong, openJob } from '../../src/import/index.ts';
import { loadSeed } from '../../src/seed/index.ts';
import { parseSeed } from '../../src/seed/read-seed.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { asFile, first, problemsOf, smallSeed, stating } from '../support/small-seed.ts';

const key = (text: string): number => indexedBytes(text, true);

/** As many of the letter as an index takes, with what fills it to the last bytes: one more letter is too much. */
function fullOf(letter: string): string {
  let count = 1;
  while (key(`${letter.repeat(count + 1)}`) <= MAX_INDEXED_BYTES) count += 1;
  const letters = letter.repeat(count);
  let filled = letters;
  while (key(`${filled}a`) <= MAX_INDEXED_BYTES) filled += 'a';
  return filled;
}

/** Of letters whose keys grow in other ways; the first is of as many bytes as there may be. */
const FULL: readonly string[] = [`É${'a'.repeat(3_998)}`, ...['a', 'न', '𐐀', '\ufdfa', 'ab '].map(fullOf)];
const ROWS = FULL.flatMap((text) => [text.slice(0, text.length - 2), text, `${text}aa`]).map((text) => text.trim());

const MAPPING = `
name: names
source: { title: Names }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [ref, name] }
entries:
  - type: Organization
    id: "organization:{ref}"
    fields: { name: "{name}", kind: { const: BANK } }
    states: [name]
`;

test('the texts of these tests are at the limit of an index', () => {
  expect(key(String(FULL[0]))).toBe(MAX_INDEXED_BYTES);
  for (const text of FULL) {
    expect(key(text)).toBeGreaterThan(MAX_INDEXED_BYTES - 4);
    expect(key(`${text}aa`)).toBeGreaterThan(MAX_INDEXED_BYTES);
  }
});

describeEngines(
  'texts of the largest size that an index takes',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    let folder: string;
    beforeEach(async () => {
      await resetGraph(graph(), model);
      folder = await mkdtemp(join(tmpdir(), 'entente-index-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    /** The files of a table of these ids and names. */
    async function table(rows: readonly (readonly [id: string, name: string])[]) {
      const [mapping, file] = [join(folder, 'names.yaml'), join(folder, 'names.csv')];
      await writeFile(mapping, MAPPING);
      await writeFile(file, ['ref,name', ...rows.map((row) => row.join(','))].join('\n'));
      return { mapping, file };
    }

    test('are loaded from a seed, found and ordered', async () => {
      const seed = smallSeed();
      seed.people = FULL.map((name, index) => ({
        ...{ id: `person:${index}`, name, aliases: ['x'.repeat(40_000)] },
        statements: [stating(30 + index, ['name', 'aliases'])],
      }));
      seed.source.title = FULL[1];
      Object.assign(first(seed.countries), {
        gec: FULL[2],
        statements: [stating(21, ['code', 'name', 'latitude', 'cow', 'gec'])],
      });
      first(seed.people).id = 'person:ann';
      const longest = `person:${'x'.repeat(MAX_ID_LENGTH - 'person:'.length)}`;
      seed.people.push({ id: longest, name: 'Longest', statements: [stating(40, ['name'])] });
      await loadSeed(graph(), model, parseSeed([asFile(seed)], model));
      for (const name of FULL) {
        const { people } = await dataOf(
          graph(),
          'query ($name: String) { people(where: { name: { eq: $name } }) { nodes { name } } }',
          { name },
        );
        expect(people).toEqual({ nodes: [{ name }] });
      }
      const { person } = await dataOf(graph(), 'query ($id: ID!) { person(id: $id) { name } }', { id: longest });
      expect(person).toEqual({ name: 'Longest' });
      const { people } = await dataOf(graph(), '{ people(orderBy: [{ name: ASC }]) { totalCount nodes { id } } }');
      expect(people).toMatchObject({ totalCount: FULL.length + 1 });
    });

    test('that are larger can be asked for, and find nothing', async () => {
      const asked =
        'query ($name: String, $id: ID!) { people(where: { name: { eq: $name } }) { totalCount } person(id: $id) { id } }';
      const variables = { name: 'न'.repeat(9_000), id: `person:${'x'.repeat(9_000)}` };
      expect(await dataOf(graph(), asked, variables)).toEqual({ people: { totalCount: 0 }, person: null });
    });

    test('that are larger reject only their own row of an import', async () => {
      const { mapping, file } = await table([
        ...ROWS.map((name, index): [string, string] => [`n${index}`, name]),
        ['x'.repeat(MAX_ID_LENGTH), 'Long'],
      ]);
      const job = await openJob(graph(), model, mapping, file);
      const { outcome, marker, rejections } = await importFile(graph(), model, job, {
        rejectedPath: join(folder, 'rejected.csv'),
      });
      expect([outcome, marker.counts]).toMatchObject([
        'finished',
        { read: ROWS.length + 1, rejected: FULL.length + 1, actors: ROWS.length - FULL.length },
      ]);
      expect(rejections.map(({ row }) => row.number)).toEqual([3, 6, 9, 12, 15]);
      const told = await readFile(join(folder, 'rejected.csv'), 'utf8');
      for (const text of FULL) {
        expect(told).toContain(
          `\`name\` takes, with its words, ${key(`${text}aa`.trim())} bytes in the graph's index, and 8000 are the most`,
        );
      }
      expect(told).toMatch(/x{57}… has 2013 characters|has 2013 characters, and ids have 2000 at most/);
      const names = await graph().read({ text: 'MATCH (o:Organization) RETURN o.name', params: {} });
      expect(names.flat().sort()).toEqual(ROWS.filter((_, index) => index % 3 < 2).sort());
    });

    test('that are larger reject their row of files for neo4j-admin too', async () => {
      const { mapping, file } = await table(ROWS.map((name, index) => [`n${index}`, name]));
      const admin = await AdminCsvFolder.open(join(folder, 'admin'), model);
      try {
        const job = await jobAmong(() => admin.countries(), model, mapping, file);
        await admin.take(job, { rejectedPath: join(folder, 'rejected.csv') });
        expect(admin.marker(job)?.counts).toMatchObject({ read: ROWS.length, rejected: FULL.length });
      } finally {
        await admin.close();
      }
    });
  },
);

test.each([
  ['name', { name: 'न'.repeat(2_000) }],
  ['gec', { gec: 'x'.repeat(4_000) }],
  ['iso3', { iso3: '𐐀'.repeat(600) }],
])('a seed is refused for the %s of a country that is too large', (field, change) => {
  const seed = smallSeed();
  Object.assign(first(seed.countries), change);
  expect(problemsOf(model, asFile(seed))).toEqual([
    {
      file: 'one.yaml',
      entry: 'country:AA',
      field,
      message: expect.stringMatching(/^takes, with its words, \d+ bytes/),
    },
  ]);
});

test('a seed is refused for an id that is too long', () => {
  const seed = smallSeed();
  const id = `person:${'x'.repeat(MAX_ID_LENGTH)}`;
  seed.people.push({ id, name: 'Long' });
  expect(problemsOf(model, asFile(seed))).toEqual([
    { file: 'one.yaml', entry: id, field: 'id', message: 'has 2007 characters, and ids have 2000 at most' },
  ]);
});
