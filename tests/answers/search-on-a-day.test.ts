import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { askGraph, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const MAPPING = `
name: roads
source: { title: Road loans }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [ref, title, from] }
entries:
  - type: Loan
    id: "loan:roads-{ref}"
    fields:
      creditor: { const: country:CN }
      debtor: { const: country:VE }
      title: "{title}"
      from: { date: "{from}" }
      purpose: { const: oil }
      umbrella: { const: false }
    states: [title, from]
`;

/** More loans than a search has hits began in 2011; their titles are shorter than those of the loans of before. */
const LATER = Array.from({ length: 1_100 }, (_, index) => `${index},road ${index},2011-03-04`);
const EARLIER = [
  'east,a long and winding road to the east,1985-02-03',
  'west,a long and winding road to the west,1986-02-03',
  'some-day,a long and winding road of some day in the year,1990',
];

async function fill(graph: GraphPort): Promise<void> {
  await fillWithSeed(graph);
  const folder = await mkdtemp(join(tmpdir(), 'entente-roads-'));
  const [mapping, file] = [join(folder, 'roads.yaml'), join(folder, 'roads.csv')];
  await writeFile(mapping, MAPPING);
  await writeFile(file, ['ref,title,from', ...LATER, ...EARLIER].join('\n'));
  await importFile(graph, model, await openJob(graph, model, mapping, file), { rejectedPath: join(folder, 'no.csv') });
  await rm(folder, { recursive: true });
}

interface Found {
  readonly ids: readonly string[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly cut: boolean;
}

const [EAST, WEST, SOME_DAY] = ['loan:roads-east', 'loan:roads-west', 'loan:roads-some-day'];

describeEngines('search on a day', fill, (graph) => {
  async function find(rest: string): Promise<Found> {
    const text = `{ search(query: "road", ${rest}) { edges { cursor node { id } } } }`;
    const { result, notes } = await askGraph(graph(), text);
    if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const { edges } = (result.data as { search: Pick<Found, 'edges'> }).search;
    return { edges, ids: edges.map(({ node }) => node.id), cut: notes.some(({ code }) => code === 'CUT') };
  }

  test('finds the facts in force, behind more than a search has hits that are not', async () => {
    expect(await find('types: [LOAN], at: "1990-01-01"')).toMatchObject({ ids: [EAST, WEST], cut: false });
    expect(await find('types: [LOAN], at: "1985-06-01"')).toMatchObject({ ids: [EAST], cut: false });
    expect(await find('types: [LOAN], at: "1980-01-01"')).toMatchObject({ ids: [], cut: false });
    const all = await find('types: [LOAN], first: 2000');
    expect([all.ids.length, all.cut]).toEqual([1_000, true]);
    expect(all.ids).not.toContain(EAST);
  });

  test('has facts at the level that is asked', async () => {
    const at = 'types: [LOAN], at: "1990-01-01"';
    expect((await find(`${at}, inForce: POSSIBLE`)).ids).toEqual([EAST, WEST, SOME_DAY]);
    expect((await find(`${at}, inForce: SHOWN`)).ids).toEqual([]);
    expect(await find('types: [LOAN], at: null, inForce: SHOWN')).toEqual(await find('types: [LOAN]'));
  });

  test('gives pages of the facts in force', async () => {
    const at = 'types: [LOAN], at: "1990-01-01", inForce: POSSIBLE';
    const all = await find(at);
    const first = await find(`${at}, first: 1`);
    const rest = await find(`${at}, first: 2, after: "${first.edges[0]?.cursor}"`);
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    expect((await find(`${at}, last: 1`)).edges).toEqual(all.edges.slice(-1));
  });

  test('keeps statements, which are no facts, but gathers only those about what is in force', async () => {
    const statements = await find('types: [STATEMENT], first: 1000');
    expect(statements.ids.length).toBe(1_000);
    expect(await find('types: [STATEMENT], first: 1000, at: "1980-01-01"')).toEqual(statements);
    const text = 'query: "winding road", types: [STATEMENT], group: SUBJECT';
    const { result } = await askGraph(
      graph(),
      `{ on: search(${text}, at: "1990-01-01") { nodes { id } } any: search(${text}) { nodes { id } } }`,
    );
    expect(result.data).toEqual({
      on: { nodes: [{ id: EAST }, { id: WEST }] },
      any: { nodes: [{ id: EAST }, { id: SOME_DAY }, { id: WEST }] },
    });
  });

  test('finds statements behind more facts than a search has hits, and gives no number that is not known', async () => {
    const text = `query ($query: String!, $types: [SearchType!]) {
      search(query: $query, types: $types, group: SUBJECT, first: 3000) { edges { statementCount node { id } } }
    }`;
    const ask = async (query: string, types?: readonly string[]) => {
      const { result } = await askGraph(graph(), text, { query, types: types ?? null });
      const { edges } = (result.data as { search: { edges: { statementCount: number | null }[] } }).search;
      return new Set(edges.map(({ statementCount }) => statementCount));
    };
    expect(await ask('oil')).toEqual(new Set([0, 1]));
    expect(await ask('winding')).toEqual(new Set([1]));
    expect(await ask('road')).toEqual(new Set([null]));
    expect(await ask('winding', ['LOAN'])).toEqual(new Set([null]));
    expect(await ask('winding', ['STATEMENT'])).toEqual(new Set([1]));
  });

  test('tells days and levels apart in one operation, and what is no day', async () => {
    const { result } = await askGraph(
      graph(),
      `query ($at: Date) {
        a: search(query: "winding", types: [LOAN], at: $at) { nodes { id } }
        b: search(query: "winding", types: [LOAN], at: "1985-06-01") { nodes { id } }
        c: search(query: "winding", types: [LOAN], at: $at, inForce: POSSIBLE) { nodes { id } }
        d: search(query: "winding", types: [LOAN]) { nodes { id } }
        e: search(query: "winding", types: [LOAN], at: "1985-06-31") { nodes { id } }
      }`,
      { at: '1990-01-01' },
    );
    const nodes = (...ids: readonly string[]) => ({ nodes: ids.map((id) => ({ id })) });
    expect(result.data).toEqual({
      a: nodes(EAST, WEST),
      b: nodes(EAST),
      c: nodes(EAST, WEST, SOME_DAY),
      d: nodes(EAST, WEST, SOME_DAY),
      e: null,
    });
    expect(result.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'e.at' } }]);
  });
});
