import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { describeWith } from '../support/needs.ts';
import { DATA, fileOf, present, ROOT, SHIPPED } from './shipped.ts';

const DAY = [2010, 6, 15] as const;
const VENEZUELA = '101';
const LOADED = SHIPPED.filter(({ mapping }) => ['countries', 'historical-states', 'atop'].includes(mapping));

interface Rings {
  readonly actors: readonly number[];
  readonly between: readonly number[];
}

/** The rings around Venezuela by the file's rows: a pact in which some member owes defense ties all of its members. */
function ringsOfFile(): Rings {
  const rows: readonly Readonly<Record<string, string>>[] = parse(
    readFileSync(join(DATA, 'alliances/atop-member-level.csv')),
    { columns: true },
  );
  const pacts = new Map<string, { members: Set<string>; defends: boolean }>();
  for (const row of rows) {
    const day = (kind: string, unknown: number): readonly number[] =>
      ['yr', 'mo', 'day'].map((unit) => Number(row[`${unit}${kind}`]) || unknown);
    if (isBehind(day('ent', 31), DAY)) continue;
    if (row.yrexit !== '0' && !isBehind(day('exit', 1), DAY)) continue;
    const pact = `${row.atopid} ${row.phase}`;
    const known = pacts.get(pact) ?? { members: new Set(), defends: false };
    known.members.add(String(row.member));
    pacts.set(pact, { ...known, defends: known.defends || row.defense === '1' });
  }
  const left = new Set([...pacts.values()].filter(({ defends }) => defends));
  const seen = new Set([VENEZUELA]);
  const rings = { actors: [] as number[], between: [] as number[] };
  for (let before = 0; seen.size > before; ) {
    before = seen.size;
    const own = [...left].filter(({ members }) => [...seen].some((member) => members.has(member)));
    for (const pact of own) left.delete(pact);
    for (const member of own.flatMap(({ members }) => [...members])) seen.add(member);
    rings.actors.push(seen.size - before);
    rings.between.push(own.length);
  }
  return rings;
}

/** Whether a date lies behind another. */
function isBehind(one: readonly number[], other: readonly number[]): boolean {
  const [differing] = [0, 1, 2].filter((index) => one[index] !== other[index]);
  return differing !== undefined && Number(one[differing]) > Number(other[differing]);
}

describeWith('data', present)('defense pacts around Venezuela', () => {
  describeEngines(
    'by ATOP',
    async (graph) => {
      const folder = await mkdtemp(join(tmpdir(), 'entente-rings-'));
      for (const shipped of LOADED) {
        const job = await openJob(graph, model, join(ROOT, 'mappings', `${shipped.mapping}.yaml`), fileOf(shipped));
        const { outcome } = await importFile(graph, model, job, { rejectedPath: join(folder, 'rejected.csv') });
        expect(outcome).toBe('finished');
      }
      await rm(folder, { recursive: true });
    },
    (graph) => {
      const ask = async (radius: string): Promise<readonly Ring[]> => {
        const { neighborhood } = (await dataOf(
          graph(),
          `{ neighborhood(
            of: ["country:VE"], ${radius}, at: "2010-06-15", via: { facts: [MEMBERSHIP], obligations: [DEFENSE] }
          ) { rings { distance actors kinds { kind actors } between complete } } }`,
        )) as unknown as { readonly neighborhood: { readonly rings: readonly Ring[] } };
        return neighborhood.rings;
      };

      test('on 2010-06-15: 32, 33, 13, 54 and 8 countries, and then no more', async () => {
        const rings = await ask('hops: 6');
        const expected = ringsOfFile();
        expect(rings.every(({ complete }) => complete)).toBe(true);
        expect(rings.map(({ actors }) => actors)).toEqual([32, 33, 13, 54, 8, 0]);
        expect(rings.map(({ actors }) => actors)).toEqual(expected.actors);
        expect(rings.map(({ between }) => between)).toEqual(expected.between);
      });

      test('are as many in steps, two to a hop, with the pacts at every other', async () => {
        const { actors, between } = ringsOfFile();
        expect((await ask('steps: 6')).map(({ kinds }) => kinds)).toEqual(
          [0, 1, 2].flatMap((hop) => [
            [{ kind: 'Alliance', actors: between[hop] }],
            [{ kind: 'Country', actors: actors[hop] }],
          ]),
        );
      });
    },
  );
});

interface Ring {
  readonly distance: number;
  readonly actors: number;
  readonly kinds: readonly { readonly kind: string; readonly actors: number }[];
  readonly between: number;
  readonly complete: boolean;
}
