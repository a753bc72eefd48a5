import { expect, test } from '@jest/globals';
import { model } from '../../tests/support/ask.ts';
import type { AnalysisQuestion } from '../compiler/index.ts';
import type { Statistics } from '../domain/index.ts';
import { estimateAllTies } from './estimate.ts';
import { estimateMeasure, MAX_WALKED } from './estimate-measure.ts';
import { measureSlice } from './measure/measure.ts';
import type { Task } from './measure/worker.mjs';
import { MAX_PAIRS } from './read-limits.ts';

const METRICS = ['DEGREE', 'PAGERANK', 'COMMUNITIES', 'BETWEENNESS'] as const;

/** Countries of which each is in two thirds of the alliances, and as many people as are given, each of whom led one country. */
interface World {
  readonly countries: number;
  readonly alliances: number;
  readonly people: number;
}

function linesOf({ countries, alliances, people }: World): string {
  const names = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}:${index}`);
  const theirs = names('country', countries);
  const members = names('alliance', alliances).map((alliance, one) => [
    alliance,
    ...theirs.filter((_, other) => (one + other) % 3 > 0),
  ]);
  const led = names('person', people).map((person, index) => [person, theirs[index % countries]]);
  return [...members, ...led].map((row) => row.join('\t')).join('\n');
}

function statisticsOf({ countries, alliances, people }: World): Statistics {
  const memberships = Math.round((countries * alliances * 2) / 3);
  const all = (count: number, each: number) => ({ count, max: each });
  return {
    nodes: { Country: countries, Alliance: alliances, Person: people, Membership: memberships, Tenure: people },
    degrees: {
      'Country IN MEMBER': all(memberships, alliances),
      'Membership OUT MEMBER': all(memberships, 1),
      'Alliance IN ALLIANCE': all(memberships, countries),
      'Membership OUT ALLIANCE': all(memberships, 1),
      'Person IN HOLDER': all(people, 1),
      'Tenure OUT HOLDER': all(people, 1),
      'Country IN COUNTRY': all(people, people),
      'Tenure OUT COUNTRY': all(people, 1),
    },
  };
}

const question: AnalysisQuestion = { model, given: {}, selected: new Set(), path: 'centrality' };

/** What measuring is estimated to cost, in steps, beside reading. */
const estimated = (world: World, metric: Task['measure']): number =>
  estimateMeasure(question, statisticsOf(world), metric) - estimateAllTies(question, statisticsOf(world));

/** What measuring costs, in microseconds of the processor. */
async function measured(world: World, metric: Task['measure'], maxWalked = MAX_WALKED): Promise<number> {
  const task: Task = { measure: metric, lines: linesOf(world), first: 100, maxWalked };
  // The first starts a thread.
  await measureSlice({ ...task, lines: 'a\tb' }, 60_000);
  const before = process.cpuUsage();
  await measureSlice(task, 60_000);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const WORLD: World = { countries: 250, alliances: 300, people: 4_000 };

/** So that no speed of a machine counts, what each costs is set beside what this one does. */
const BESIDE = 'DEGREE';

test.each(METRICS.filter((metric) => metric !== BESIDE))(
  '%s costs as much more than another as it is priced above it',
  async (metric) => {
    const [cost, beside] = [await measured(WORLD, metric), await measured(WORLD, BESIDE)];
    const ratio = cost / beside / (estimated(WORLD, metric) / estimated(WORLD, BESIDE));
    // Within twice where nothing else runs. What was priced as one pass over the ties was 20 times off.
    expect(ratio).toBeGreaterThan(1 / 5);
    expect(ratio).toBeLessThan(5);
  },
  60_000,
);

test('betweenness is priced by actors with several ties and the ties between them, up to what is walked', () => {
  const { people: _, ...core } = WORLD;
  const ties = 50_000;
  const walked = (world: World) => estimated(world, 'BETWEENNESS') - (ties + world.people);
  expect(walked({ ...core, people: 0 })).toBe((550 * ties) / 20);
  // Leaves are neither walked from nor to.
  expect(walked(WORLD)).toBe(walked({ ...core, people: 0 }));
  const large = { countries: 2_500, alliances: 3_000, people: 40_000 };
  expect(estimated(large, 'BETWEENNESS')).toBe(MAX_PAIRS + MAX_WALKED / 20);
});

test('an analysis of few kinds of facts is priced by these', () => {
  const given = { via: { facts: ['TENURE'] }, metric: 'BETWEENNESS' };
  const led = { ...question, given };
  const steps = estimateMeasure(led, statisticsOf(WORLD), 'BETWEENNESS') - estimateAllTies(led, statisticsOf(WORLD));
  expect(steps).toBeLessThan(10_000);
});
