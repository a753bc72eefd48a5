import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeWith } from '../../tests/support/needs.ts';
import { foldWords, type QueryWord, queryReadings, textKey } from '../domain/index.ts';
import { NAMES, nameOfAnyScript } from '../domain/text/testing/names.ts';
import { type GraphConfig, openGraph } from './open.ts';
import type { GraphPort, GraphRow, SearchHit, TextIndexSpec } from './port.ts';
import { mergeHits, rank, readsTexts } from './search/rank.ts';
import { SEARCH_DEPTH } from './search/search.ts';
import { neo4jFromEnv } from './testing/neo4j.ts';

const THING: TextIndexSpec = {
  label: 'SearchThing',
  properties: [
    { name: 'name', list: false, key: 'name_key', ofCountries: false },
    { name: 'aliases', list: true, key: 'aliases_key', ofCountries: false },
  ],
  tier: 0,
};
const NOTE: TextIndexSpec = {
  label: 'SearchNote',
  properties: [{ name: 'summary', list: false, key: 'summary_key', ofCountries: false }],
  tier: 1,
};
const TARGETS = [THING, NOTE];

const THINGS: readonly [id: string, name: string | null, aliases: readonly string[]][] = [
  ['maduro', 'Nicolás Maduro', ['Nicolás Maduro Moros', 'Il Presidente']],
  ['guerra', 'Nicolas Guerra', []],
  ['ivory', "Côte d'Ivoire", ['Ivory Coast', 'CIV_2']],
  ['xi', '习近平', ['Xi Jinping', '習近平国家主席']],
  ['kim', '김정은', ['Kim Jong-un']],
  ['road', 'Großstraße 12a', ['ＦＵＬＬ Ｗｉｄｔｈ', 'Łódź-Ærø']],
  ['greek', 'ΆΛΦΑΣ ψυχή', ['Йошкар-Ола', 'イラン・メーカー', 'が']],
  ['apart', 'Jose\u0301 Marti\u0301', ['مُحَمَّد', 'U.S.A.', 'co\u00adoperative']],
  ['azeri', 'İlham Əliyev', ['Hawaiʻi', 'l’État']],
  ['nameless', null, ['Nobody at all']],
  ['silent', null, []],
  ['small', 'Will', ['The The']],
  ['g20', 'G20', ['COVID19', 'Boeing 737-MAX']],
  ['g-20', 'G-20', ['COVID-19', 'Су-27', 'ג-7']],
  ['20-g', '20 G', ['Boeing 737MAX', '19 COVID', 'Су27', 'ג7']],
  ['syntax', 'AND OR NOT name:x [a TO z] "quote" ~2 ^3 \\ / * ?', ['the of is', 'Tombs']],
];
const NOTES: readonly [id: string, summary: string][] = [
  ['n1', 'Maduro visits Beijing'],
  ['n2', 'The loan to Venezuela is repaid in oil, says Nicolás'],
  ['n3', 'Maduro'],
];

/** Every node as a candidate row. */
const rowsFor = (words: readonly QueryWord[]): readonly GraphRow[] => [
  ...THINGS.map(([id, name, aliases]): GraphRow => {
    const listed = readsTexts(words) ? aliases : aliases.map(foldWords);
    return [id, 'SearchThing', [name && textKey(name), listed]];
  }),
  ...NOTES.map(([id, summary]): GraphRow => [id, 'SearchNote', [textKey(summary)]]),
];

/** The texts with their keys. */
const keyed = (texts: Readonly<Record<string, string | readonly string[]>>): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]): [string, string | string[]][] => [
      [name, typeof text === 'string' ? text : [...text]],
      [`${name}_key`, typeof text === 'string' ? textKey(text) : text.map(foldWords)],
    ]),
  );

/** The expected result of a search, computed over all nodes. */
const expected = (text: string) =>
  mergeHits(queryReadings(text).map((words) => rank(rowsFor(words), { text, words }, TARGETS)));

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** The contract of search on every engine. Neo4j needs NEO4J_URI; its database is shared. */
function contract(open: () => Promise<GraphPort>): void {
  let graph: GraphPort;
  const write = (text: string, params = {}) => graph.write([{ text, params }]);
  const search = async (text: string, limit = 100, targets = TARGETS) =>
    (await graph.search({ text, targets, limit })).hits;
  const found = async (text: string) => (await search(text)).map(({ id }) => id);

  beforeAll(async () => {
    graph = await open();
    await graph.ensureIndexes(TARGETS);
    await write('UNWIND $rows AS r CREATE (n:SearchThing) SET n = r', {
      rows: THINGS.map(([id, name, aliases]) => ({ id, ...keyed({ aliases, ...(name !== null && { name }) }) })),
    });
    await write('UNWIND $rows AS r CREATE (n:SearchNote) SET n = r', {
      rows: NOTES.map(([id, summary]) => ({ id, ...keyed({ summary }) })),
    });
  }, 60_000);

  afterAll(async () => {
    for (const { label } of TARGETS) {
      await write(`MATCH (n:${label}) DETACH DELETE n`);
      if (graph.engine === 'neo4j') await write(`DROP INDEX ${label}_text IF EXISTS`);
    }
    await graph.close();
  }, 60_000);

  test.each<[string, readonly string[]]>([
    ['maduro', ['maduro', 'n3', 'n1']],
    ['MADURO', ['maduro', 'n3', 'n1']],
    ['madu', ['maduro', 'n3', 'n1']],
    ['nicolas', ['guerra', 'maduro', 'n2']],
    ['NICOLÁS', ['guerra', 'maduro', 'n2']],
    ['nicolas mad', ['maduro']],
    ['nic maduro', []],
    ['presidente moros', ['maduro']],
    ['ivoire', ['ivory']],
    ['ivoi', ['ivory']],
    ['cote d', ['ivory']],
    ['civ', ['ivory']],
    ['近平', ['xi']],
    ['jin', ['xi']],
    ['김정', ['kim']],
    ['un', ['kim']],
    ['grossstrasse', ['road']],
    ['großstras', ['road']],
    ['grosss', ['road']],
    ['full width', ['road']],
    ['lodz aero', ['road']],
    ['αλφας', ['greek']],
    ['ΑΛΦΑΣ ΨΥΧ', ['greek']],
    ['иошкар', ['greek']],
    ['メーカー', ['greek']],
    ['ラン', ['greek']],
    ['jose martí', ['apart']],
    ['محمد', ['apart']],
    ['operative', []],
    ['cooperat', ['apart']],
    ['nobody', ['nameless']],
    ['the loan to', ['n2']],
    ['to', ['syntax', 'n2']],
    ['will', ['small']],
    ['the the', ['small', 'syntax', 'n2']],
    ['oil in', ['n2']],
    ['aliyev', ['azeri']],
    ['hawaii', ['azeri']],
    ['etat', ['azeri']],
    ["l'et", ['azeri']],
    ["hawai'i", ['azeri']],
    ['n. maduro', ['maduro']],
    ['maduro p.', ['maduro']],
    // The `d` of `d'Ivoire` is no initial.
    ['d. ivoire', []],
    ['u.s.a.', ['apart']],
    // Letters and digits, with a hyphen or as one. Two words that are typed as such may be anywhere.
    ['G20', ['g-20', 'g20']],
    ['g‑20', ['20-g', 'g-20', 'g20']],
    ['G2', ['g20', 'g-20']],
    ['covid19', ['g-20', 'g20']],
    ['covid-19', ['20-g', 'g-20', 'g20']],
    ['737max', ['g20', '20-g']],
    ['737-max', ['g20', '20-g']],
    ['су27', ['20-g', 'g-20']],
    ['Су-27', ['20-g', 'g-20']],
    ['ג7', ['20-g', 'g-20']],
    ['g20 covid-19', ['g-20', 'g20']],
    ['g-20 covid19', ['g-20', 'g20']],
    ['20g', ['20-g']],
    ['maduro nobody', []],
    ['zzz', []],
  ])('finds the matches of "%s"', async (text, ids) => {
    expect(await found(text)).toEqual(ids);
  });

  test('gives the label, best matching property and score of a hit', async () => {
    expect(await search('presidente')).toEqual([
      { id: 'maduro', label: 'SearchThing', tier: 0, property: 'aliases', score: 0.75 },
    ]);
    expect((await search('nicolas maduro')).at(0)).toEqual({
      id: 'maduro',
      label: 'SearchThing',
      tier: 0,
      property: 'name',
      score: 1,
    });
  });

  test('searches only the given targets and returns at most `limit` hits', async () => {
    const ids = (hits: readonly SearchHit[]) => hits.map(({ id }) => id);
    expect(ids(await search('maduro', 100, [NOTE]))).toEqual(['n3', 'n1']);
    expect(ids(await search('maduro', 2))).toEqual(['maduro', 'n3']);
    expect(await search('maduro', 0)).toEqual([]);
    expect(await search('maduro', 100, [])).toEqual([]);
    expect(await search('moros', 9, [{ ...THING, properties: [NAME] }])).toEqual([]);
  });

  test.each(['', ' ', '*', '"', '+-&|!(){}[]^"~*?:\\/', '\u0301', '\ud800', '🇻🇪', '፩', 'ʻ'])(
    'finds nothing for %j, which has no word',
    async (text) => {
      expect(await search(text)).toEqual([]);
    },
  );

  test.each([
    'name:maduro',
    '"maduro',
    'maduro~',
    'maduro^2',
    'maduro AND',
    '(maduro',
    '/maduro',
    '[a TO maduro',
    'maduro\\',
    '+maduro -',
    '*maduro?',
    '||maduro&&',
    'maduro\u0000',
    "maduro') RETURN 1 //",
  ])('treats %j as plain text, not as query syntax', async (text) => {
    expect(await search(text)).toEqual(expected(text));
  });

  test('answers any text with the hits of a full scan', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'+-&|!(){}[]^"~*?:\\/<>=#@ ANDORTOG0279aß'), maxLength: 20 }),
      fc
        .array(fc.constantFrom(...THINGS.flatMap(([, name, aliases]) => [name ?? '', ...aliases])), { maxLength: 3 })
        .chain((texts) => {
          const all = texts.join(' ');
          return fc.tuple(fc.nat(all.length), fc.nat(all.length)).map(([from, to]) => all.slice(from, to));
        }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => expect(await search(text)).toEqual(expected(text))),
      { numRuns: 150 },
    );
  }, 60_000);

  test('answers very long texts', async () => {
    const long = `${'a'.repeat(300)} ${'b'.repeat(40_000)}`;
    await write('CREATE (n:SearchNote) SET n = $props', { props: { id: 'long', ...keyed({ summary: long }) } });
    for (const text of [long, 'a'.repeat(300), 'a'.repeat(299), 'a'.repeat(20), 'b'.repeat(39_000)]) {
      expect(await found(text)).toEqual(['long']);
    }
    expect([await found('a'.repeat(301)), await found(`${'a'.repeat(299)} b`)]).toEqual([[], []]);
    await write("MATCH (n:SearchNote {id: 'long'}) DELETE n");
    for (const text of ['a'.repeat(100_000), 'ß'.repeat(5_000), 'thß'.repeat(3_000), '近'.repeat(2_000)]) {
      expect(await search(text)).toEqual(expected(text));
    }
    const many = Array.from({ length: 3_000 }, (_, i) => `w${i}`).join(' ');
    expect(await search(`${many} maduro`)).toEqual([]);
    expect(await found('il il il il il il il il il il il nicolas moros maduro pres')).toEqual(['maduro']);
  });

  test('reflects creations, updates and deletions immediately', async () => {
    const set = (texts: Parameters<typeof keyed>[0]) =>
      write('MERGE (n:SearchThing {id: $id}) SET n = $props', props(texts));
    await set({ name: 'Zebulon', aliases: ['Quagga'] });
    expect([await found('zebulon'), await found('quagga')]).toEqual([['new'], ['new']]);
    await set({ name: 'Yankee' });
    expect([await found('zebulon'), await found('quagga'), await found('yankee')]).toEqual([[], [], ['new']]);
    await expect(
      graph.write([
        { text: 'MATCH (n:SearchThing {id: $id}) SET n = $props', params: props({ name: 'Lost' }) },
        { text: 'RETURN 1 / 0', params: {} },
      ]),
    ).rejects.toMatchObject({ code: 'QUERY_FAILED' });
    expect([await found('lost'), await found('yankee')]).toEqual([[], ['new']]);
    await write("MATCH (n:SearchThing {id: 'new'}) DELETE n");
    expect(await found('yankee')).toEqual([]);
  });

  test('keeps the same best hits of thousands on every engine', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => ({
      id: `many${String(i).padStart(4, '0')}`,
      ...keyed({ summary: `${'long '.repeat(i % 7)}harvest` }),
    }));
    await write('UNWIND $rows AS r CREATE (n:SearchNote:SearchMany) SET n = r', { rows });
    const hits = await search('harv', 5_000);
    await write('MATCH (n:SearchMany) DELETE n');
    const shortest = rows.filter((_, i) => i % 7 <= 2).map(({ id }) => id);
    expect(hits).toHaveLength(1_000);
    expect(hits.slice(0, 5).map(({ id }) => id)).toEqual(
      shortest.filter((id) => Number(id.slice(4)) % 7 === 0).slice(0, 5),
    );
    expect(hits.every(({ id }) => shortest.includes(id))).toBe(true);
  });

  test('finds what meets a condition, however many better ones do not', async () => {
    // More than are ranked, and more than an index is asked for.
    const rows = Array.from({ length: 10_500 }, (_, i) => ({ id: `road${i}`, day: i, ...keyed({ summary: 'road' }) }));
    const last = { id: 'last', day: -1, ...keyed({ summary: 'a long road' }) };
    await write('UNWIND $rows AS r CREATE (n:SearchNote:SearchRoad) SET n = r', { rows: [...rows, last] });
    const on = { ...NOTE, condition: 'n.day < $at' };
    const ask = (at: bigint) => graph.search({ text: 'road', targets: [THING, on], params: { at }, limit: 10 });
    const [one, two, none, all] = [await ask(0n), await ask(1n), await ask(-1n), await ask(5_000n)];
    await write('MATCH (n:SearchRoad) DELETE n');
    expect([one.hits.map(({ id }) => id), one.cut]).toEqual([['last'], false]);
    expect([two.hits.map(({ id }) => id), two.cut]).toEqual([['road0', 'last'], false]);
    expect(none).toEqual({ hits: [], cut: false });
    expect([all.hits.length, all.cut]).toEqual([10, true]);
  }, 60_000);

  test('finds every name by itself, complete or as a prefix, in every normal form', async () => {
    const names = [...new Set([...NAMES, ...fc.sample(nameOfAnyScript(), 400)])];
    await write('UNWIND $rows AS r CREATE (n:SearchNote:SearchName) SET n = r', {
      rows: names.map((summary, index) => ({ id: `name${index}`, ...keyed({ summary: summary.normalize('NFC') }) })),
    });
    for (const [index, name] of names.entries()) {
      const typed = [...name].slice(0, 1 + (index % 7)).join('');
      for (const text of [...FORMS.map((form) => name.normalize(form)), typed]) {
        if (queryReadings(text).length === 0) expect(await found(text)).toEqual([]);
        else expect(await found(text)).toContain(`name${index}`);
      }
    }
    await write('MATCH (n:SearchName) DELETE n');
  }, 60_000);

  test('reports that candidates were cut off, even if few candidates are hits', async () => {
    // An engine is asked for eight words. The ninth and shortest is only in the last node, which is also the longest.
    const words = Array.from({ length: 8 }, (_, index) => `wordnumber${index}`).join(' ');
    const many = Array.from({ length: SEARCH_DEPTH }, (_, index) => [`many${index}`, words] as const);
    await write('UNWIND $rows AS r CREATE (n:SearchNote) SET n = r', {
      rows: [...many, ['nine', `zz ${words} and much besides`] as const].map(([id, summary]) => ({
        id,
        ...keyed({ summary }),
      })),
    });
    const ask = (text: string, limit = SEARCH_DEPTH) => graph.search({ text, targets: [NOTE], limit });
    const [nine, eight, few, first] = [
      await ask(`zz ${words}`),
      await ask(words),
      await ask('besides'),
      await ask(words, 5),
    ];
    await write("MATCH (n:SearchNote) WHERE n.id = 'nine' OR n.id STARTS WITH 'many' DELETE n");
    expect(nine).toEqual({ hits: [], cut: true });
    expect([eight.hits.length, eight.cut]).toEqual([SEARCH_DEPTH, true]);
    expect([few.hits.map(({ id }) => id), few.cut]).toEqual([['nine'], false]);
    expect([first.hits.length, first.cut]).toEqual([5, true]);
  }, 30_000);

  test('rejects names that are not plain words', async () => {
    const target = { label: "Thing`) //'", properties: [NAME], tier: 0 };
    await expect(graph.search({ text: 'a', targets: [target], limit: 1 })).rejects.toMatchObject({
      code: 'QUERY_FAILED',
    });
    await expect(
      graph.search({
        text: 'a',
        targets: [{ label: 'SearchThing', properties: [{ ...NAME, key: 'a`' }], tier: 0 }],
        limit: 1,
      }),
    ).rejects.toMatchObject({ code: 'QUERY_FAILED' });
  });

  test('recreates an index whose properties have changed', async () => {
    const before = { label: 'SearchNew', properties: [NAME], tier: 0 };
    const after = {
      ...before,
      properties: [NAME, { name: 'motto', list: false, key: 'motto_key', ofCountries: false }],
    };
    await graph.ensureIndexes([before]);
    await write('CREATE (n:SearchNew) SET n = $props', {
      props: { id: 'a', ...keyed({ name: 'A', motto: 'Onward' }) },
    });
    await Promise.all([graph.ensureIndexes([after]), graph.ensureIndexes([after])]);
    const hits = await search('onward', 1, [after]);
    await write('MATCH (n:SearchNew) DELETE n');
    if (graph.engine === 'neo4j') await write('DROP INDEX SearchNew_text');
    expect(hits).toEqual([{ id: 'a', label: 'SearchNew', tier: 0, property: 'motto', score: 1 }]);
  }, 30_000);

  test('fails after its deadline and after closing', async () => {
    // Neo4j treats a deadline of 0 as none, and the port adds a tenth of a second to it.
    const late = graph.search({ text: 'maduro', targets: TARGETS, limit: 1 }, { timeoutMs: 1 });
    await late.catch((error) => expect(error).toMatchObject({ code: 'DEADLINE_EXCEEDED' }));
    const closing = await open();
    await closing.close();
    for (const text of ['maduro', '']) {
      await expect(closing.search({ text, targets: TARGETS, limit: 1 })).rejects.toMatchObject({
        code: 'GRAPH_UNAVAILABLE',
        message: 'The graph is closed',
      });
    }
  });
}

/** Parameters for a node with these texts, which no other test uses. */
const props = (texts: Parameters<typeof keyed>[0]) => ({ id: 'new', props: { id: 'new', ...keyed(texts) } });

const NAME = { name: 'name', list: false, key: 'name_key', ofCountries: false };

const embedded: GraphConfig = { kind: 'embedded', timeoutMs: 5_000 };
describe('GraphPort.search on the embedded engine', () => contract(() => openGraph(embedded)));

const neo4j = neo4jFromEnv();
if (neo4j) describe('GraphPort.search [neo4j]', () => contract(() => openGraph(neo4j)));
else describeWith('neo4j', false)('GraphPort.search [neo4j]', () => test('is skipped', () => undefined));
