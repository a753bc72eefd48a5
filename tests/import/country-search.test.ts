import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { searchTargets } from '../../src/model/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { ENGINES, openTestGraph } from '../support/engines.ts';
import { describeWith } from '../support/needs.ts';
import { fileOf, present, ROOT, SHIPPED } from './shipped.ts';

interface Country {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly officialName: string | null;
  readonly aliases: readonly string[];
}

/** How data sets and people write a name; the imports take each for the same. */
const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) =>
    name
      .replace(/\bSouth(?:ern)?\b/g, 'S.')
      .replace(/\bNorth(?:ern)?\b/g, 'N.')
      .replace(/\bRepublic\b/g, 'Rep.')
      .replace(/\bDemocratic\b/g, 'Dem.')
      .replace(/\bSaint\b/g, 'St.')
      .replace(/\bIslands\b/g, 'Is.')
      .replace(/\bUnited\b/g, 'Utd')
      .replace(/ and /g, ' & '),
  (name) => name.replace(/^The (.*)$|^(.*) \(the\)$/i, '$1$2, The').replace(/^(Republic) of (.*)$/, '$2, $1 of'),
];

describeWith('data', present).each(ENGINES)('the names of the shipped countries [%s]', (engine) => {
  let graph: GraphPort;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-countries-'));
    graph = await openTestGraph(engine);
    await fillWithSeed(graph);
    for (const shipped of SHIPPED.filter(({ mapping }) => ['countries', 'historical-states'].includes(mapping))) {
      const job = await openJob(graph, model, join(ROOT, 'mappings', `${shipped.mapping}.yaml`), fileOf(shipped));
      await importFile(graph, model, job, { rejectedPath: join(folder, 'rejected.csv') });
    }
  }, 120_000);
  afterAll(async () => {
    await graph.close();
    await rm(folder, { recursive: true });
  });

  /** The hits of a search, best first: their ids and scores. */
  async function find(query: string): Promise<readonly { readonly id: string; readonly score: number }[]> {
    const text = 'query ($query: String!) { search(query: $query, first: 5) { edges { score node { id } } } }';
    const { search } = (await dataOf(graph, text, { query })) as {
      search: { edges: { score: number; node: { id: string } }[] };
    };
    return search.edges.map(({ score, node }) => ({ id: node.id, score }));
  }

  test.each([
    ['S. Korea', 'country:KR'],
    ['N. Korea', 'country:KP'],
    ['Korea, Rep.', 'country:KR'],
    ['Korea, Dem. Rep.', 'country:KP'],
    ['Congo, Dem. Rep.', 'country:CD'],
    ['Congo, Rep.', 'country:CG'],
    ['Cote Divoire', 'country:CI'],
    ['S. Africa', 'country:ZA'],
    ['Bosnia & Herz.', 'country:BA'],
    ['Viet Nam', 'country:VN'],
    ['U.S.A.', 'country:US'],
    ['U. S. S. R.', 'country:SUHH'],
    ['St Vincent and the Grenadines', 'country:VC'],
    ['GB', 'country:GB'],
    ['VEN', 'country:VE'],
    ['SUN', 'country:SUHH'],
  ])('%s finds %s first', async (query, id) => expect((await find(query))[0]).toEqual({ id, score: 1 }));

  test('S. Korea does not find the other Korea', async () => {
    expect((await find('S. Korea')).map(({ id }) => id)).not.toContain('country:KP');
  });

  test('each finds its country first, in every spelling', async () => {
    const { countries } = (await dataOf(
      graph,
      '{ countries(first: 500) { nodes { id code name officialName aliases } } }',
    )) as { countries: { nodes: readonly Country[] } };
    const wrong: string[] = [];
    const targets = searchTargets(model).filter(({ type }) => type === 'Country');
    const check = async (id: string, text: string): Promise<void> => {
      const { hits } = await graph.search({ text, targets, limit: 50 });
      const best = hits.filter(({ score }) => score === 1).map((hit) => hit.id);
      if (!best.includes(id)) wrong.push(`${text}: ${best.join()} before ${id}`);
    };
    for (const { id, name, officialName, aliases } of countries.nodes) {
      const names = [name, ...(officialName === null ? [] : [officialName]), ...aliases];
      const spelled = new Set(names.flatMap((one) => SPELLINGS.map((spell) => spell(one))));
      await Promise.all([...spelled].map((text) => check(id, text)));
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});
