import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applyPlan } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import {
  extendDecisions,
  parseDecisions,
  planDecisions,
  REVIEWED_TYPES,
  review,
  scoresAtLeast,
} from '../../src/review/index.ts';
import { fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { type GeneratedLeader, generatedLeaders, secondList } from './generated-leaders.ts';

/** The id of a leader in a list: nothing in it tells who is who in the other. */
const idOf = (list: 'first' | 'second', key: number): string => `${list}-${list === 'first' ? key : 5000 - key * 3}`;

const mappingOf = (list: string): string => `
name: ${list}
source: { title: The ${list} list }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [ref, name, born, iso, from, until, rank] }
entries:
  - type: Person
    id: "person:{ref}"
    fields: { name: "{name}", birthYear: { number: "{born}", as: int } }
    states: [name, birthYear]
  - type: Tenure
    id: "tenure:{ref}"
    fields:
      holder: "person:{ref}"
      country: { country: "{iso}", scheme: iso2 }
      office: { value: "{rank}", table: { HEAD_OF_STATE: President, HEAD_OF_GOVERNMENT: Prime Minister } }
      rank: "{rank}"
      from: { date: "{from}" }
      until: { date: "{until}" }
    states: [from, until]
`;

const rowOf = (list: 'first' | 'second', { key, name, born, iso, from, until, rank }: GeneratedLeader): string =>
  `${idOf(list, key)},"${name}",${born ?? ''},${iso},${from},${until},${rank}`;

const persons = REVIEWED_TYPES.filter(({ plural }) => plural === 'persons');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-leaders-'));
});
afterAll(() => rm(folder, { recursive: true }));

describeEngines('reviewing two lists of leaders', fillWithSeed, (graph) => {
  let first: readonly GeneratedLeader[];
  let second: ReturnType<typeof secondList>;

  async function load(port: GraphPort, list: 'first' | 'second', leaders: readonly GeneratedLeader[]): Promise<void> {
    const [mapping, file] = [join(folder, `${list}.yaml`), join(folder, `${list}.csv`)];
    await writeFile(mapping, mappingOf(list));
    const rows = leaders.map((leader) => rowOf(list, leader));
    await writeFile(file, `${['ref,name,born,iso,from,until,rank', ...rows].join('\n')}\n`);
    const job = await openJob(port, model, mapping, file);
    const { marker } = await importFile(port, model, job, { rejectedPath: `${file}.rejected.csv`, fromStart: false });
    expect(marker.counts.rejected).toBe(0);
  }

  beforeAll(async () => {
    const codes = await graph().read({ text: 'MATCH (c:Country) RETURN c.code ORDER BY c.code', params: {} });
    first = generatedLeaders(codes.map(([code]) => String(code)));
    second = secondList(first);
    await load(graph(), 'first', first);
    await load(graph(), 'second', second.leaders);
  });

  /** The pairs of the crosswalk, which the lists were made with. */
  const crosswalk = (): ReadonlySet<string> =>
    new Set(second.leaders.map(({ key }) => `person:${idOf('first', key)} person:${idOf('second', key)}`));

  test('finds who is who at 0.5, with at least 0.99 of all and 0.99 of them right', async () => {
    expect(first.length).toBeGreaterThan(300);
    for (const { size } of [second.otherDates, second.otherSpellings, second.wrongYears])
      expect(size).toBeGreaterThan(3);
    const { proposals } = await review(graph(), model, { minScore: 0.5, types: persons });
    const found = proposals.map(({ keep, join: other }) => `${keep.id} ${other.id}`);
    const right = crosswalk();
    const [missed, wrong] = [
      [...right].filter((pair) => !found.includes(pair)),
      found.filter((pair) => !right.has(pair)),
    ];
    // Shown where the limits do not hold.
    const few = { missed: missed.slice(0, right.size * 0.01), wrong: wrong.slice(0, found.length * 0.01) };
    expect({ missed, wrong }).toEqual(few);
  });

  test('joins all of them at once, without a contradiction', async () => {
    const found = await review(graph(), model, { minScore: 0.5, types: persons });
    const isAccepted = scoresAtLeast(found, 0.5);
    const { text, added, accepted } = extendDecisions('leaders.yaml', undefined, { ...found, isAccepted });
    expect(accepted).toHaveLength(added);
    const before = await graph().read({ text: 'MATCH (p:Person) RETURN count(p)', params: {} });
    await applyPlan(graph(), model, await planDecisions(graph(), model, parseDecisions('leaders.yaml', text)));
    const [[after] = []] = await graph().read({ text: 'MATCH (p:Person) RETURN count(p)', params: {} });
    expect(Number(before[0]?.[0]) - Number(after)).toBe(accepted.length);
    const left = await review(graph(), model, { minScore: 0.5, types: persons });
    expect(left.proposals).toEqual([]);
  });
});
