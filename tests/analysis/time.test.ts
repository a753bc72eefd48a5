import { expect, test } from '@jest/globals';
import { indexSpecs, type StoredProperties, storedForm } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { isInForce } from './oracle.ts';

/** A membership of A in an alliance of its own, by when it is in force, and the days that tell. */
interface Case {
  readonly name: string;
  readonly props: StoredProperties;
  readonly days: Readonly<Record<string, boolean>>;
}

const CASES: readonly Case[] = [
  {
    name: 'both ends',
    props: { from: '2010-03-01', fromPrecision: 'DAY', until: '2015-06-15', untilPrecision: 'DAY' },
    days: { '2010-02-28': false, '2010-03-01': true, '2015-06-14': true, '2015-06-15': false },
  },
  {
    name: 'no end: not known to have ended',
    props: { from: '2010-03-01', fromPrecision: 'DAY', lastObserved: '2012-01-01' },
    days: { '2010-02-28': false, '2010-03-01': true, '2025-01-01': true },
  },
  {
    name: 'no beginning: from the day it is first observed',
    props: { firstObserved: '2012-01-01', until: '2015-06-15', untilPrecision: 'DAY' },
    days: { '2011-12-31': false, '2012-01-01': true, '2015-06-14': true, '2015-06-15': false },
  },
  { name: 'no date at all', props: {}, days: { '2012-01-01': false, '2025-01-01': false } },
  {
    name: 'years: from the last day of the one to the last day of the other',
    props: { from: '2010-01-01', fromPrecision: 'YEAR', until: '2015-01-01', untilPrecision: 'YEAR' },
    days: { '2010-12-30': false, '2010-12-31': true, '2015-12-30': true, '2015-12-31': false },
  },
  {
    name: 'a single day',
    props: { from: '2012-02-29', fromPrecision: 'DAY', until: '2012-03-01', untilPrecision: 'DAY' },
    days: { '2012-02-28': false, '2012-02-29': true, '2012-03-01': false },
  },
  {
    name: 'an end before the beginning',
    props: { from: '2015-01-01', fromPrecision: 'DAY', until: '2010-01-01', untilPrecision: 'DAY' },
    days: { '2009-12-31': false, '2012-01-01': false, '2015-01-01': false },
  },
  {
    name: 'begun in the month of its end: to the last day on which it may have ended',
    props: { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-05-01', untilPrecision: 'MONTH' },
    days: { '1957-05-01': false, '1957-05-21': false, '1957-05-22': true, '1957-05-30': true, '1957-05-31': false },
  },
  {
    name: 'seen in the month of its end: to the last day of the month',
    props: {
      from: '1950-01-01',
      fromPrecision: 'YEAR',
      until: '1957-05-01',
      untilPrecision: 'MONTH',
      lastObserved: '1957-05-25',
    },
    days: { '1950-12-30': false, '1957-05-25': true, '1957-05-30': true, '1957-05-31': false },
  },
  {
    name: 'begun and ended in one year: on no day for certain',
    props: { from: '1957-01-01', fromPrecision: 'YEAR', until: '1957-01-01', untilPrecision: 'YEAR' },
    days: { '1956-12-31': false, '1957-01-01': false, '1957-12-31': false, '1958-01-01': false },
  },
  {
    name: 'begun in a year and ended in its first month: on no day for certain',
    props: { from: '1957-01-01', fromPrecision: 'YEAR', until: '1957-01-01', untilPrecision: 'MONTH' },
    days: { '1956-12-31': false, '1957-01-31': false, '1957-02-01': false },
  },
  {
    name: 'first seen in the decade of its end: from that day to the end of the decade',
    props: { firstObserved: '1957-05-22', until: '1950-01-01', untilPrecision: 'DECADE' },
    days: { '1957-05-21': false, '1957-05-22': true, '1959-12-30': true, '1959-12-31': false },
  },
  {
    name: 'begun in the week of its end: to the last day of the week',
    props: { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-05-20', untilPrecision: 'WEEK' },
    days: { '1957-05-21': false, '1957-05-22': true, '1957-05-25': true, '1957-05-26': false },
  },
];

const MEMBERSHIP = nodeType(model, 'Membership');

/** A and, by the number of the case, an alliance that A is in at times and B always. */
async function fill(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  const member = (country: string, index: number, props: Case['props']) => ({
    text: `MATCH (c:Country {code: $country}) MATCH (a:Alliance {id: $alliance})
           CREATE (m:Membership {id: $id, status: 'MEMBER', disputed: false}) SET m += $props
           CREATE (m)-[:MEMBER]->(c) CREATE (m)-[:ALLIANCE]->(a)`,
    params: {
      country,
      alliance: `alliance:${index}`,
      id: `membership:${country}-${index}`,
      props: storedForm(MEMBERSHIP, props),
    },
  });
  await graph.write([
    {
      text: "CREATE (:Country {id: 'country:A', code: 'A', name: 'A'}) CREATE (:Country {id: 'country:B', code: 'B', name: 'B'})",
      params: {},
    },
    ...CASES.flatMap(({ props }, index) => [
      {
        text: "CREATE (:Alliance {id: $id, name: $id, kind: 'TREATY', aliases: [], obligations: []})",
        params: { id: `alliance:${index}` },
      },
      member('A', index, props),
      member('B', index, { from: '1900-01-01', fromPrecision: 'DAY' }),
    ]),
  ]);
}

describeEngines('the rule of valid time', fill, (graph) => {
  const days = CASES.flatMap(({ name, days }, index) =>
    Object.entries(days).map(([day, inForce]) => [name, day, inForce, `alliance:${index}`] as const),
  );

  test.each(days)('%s, on %s: %s', async (_, at, inForce, alliance) => {
    const data = (await dataOf(
      graph(),
      `query ($alliance: ID!, $at: Date!) {
        alliance(id: $alliance, at: $at) { memberships(where: { member: { code: { eq: "A" } } }) { totalCount } }
        paths(from: "country:A", to: $alliance, at: $at, maxSteps: 1) { outcome }
        neighborhood(of: [$alliance], at: $at) { nodes { actorId } }
        commonTies(between: ["country:A", "country:B"], at: $at) { actors { actor { id } } }
      }`,
      { alliance, at },
    )) as unknown as {
      alliance: { memberships: { totalCount: number } };
      paths: { outcome: string };
      neighborhood: { nodes: { actorId: string }[] };
      commonTies: { actors: { actor: { id: string } }[] };
    };
    expect(data.alliance.memberships.totalCount).toBe(inForce ? 1 : 0);
    expect(data.paths.outcome).toBe(inForce ? 'FOUND' : 'NONE');
    expect(data.neighborhood.nodes.some(({ actorId }) => actorId === 'country:A')).toBe(inForce);
    expect(data.commonTies.actors.some(({ actor }) => actor.id === alliance)).toBe(inForce);
  });

  test('finds no path where one of two hops is not in force', async () => {
    const between = async (at: string): Promise<readonly string[]> => {
      const { paths } = (await dataOf(
        graph(),
        'query ($at: Date!) { paths(from: "country:A", to: "country:B", at: $at, first: 50) { chains { steps { to { id } } } } }',
        { at },
      )) as unknown as { paths: { chains: { steps: { to: { id: string } }[] }[] } };
      return paths.chains.map(({ steps }) => String(steps[0]?.to.id)).sort();
    };
    for (const day of ['2009-12-31', '2010-03-01', '2012-02-29', '2015-06-14', '2015-06-15', '2025-01-01']) {
      const expected = CASES.flatMap(({ props }, index) => {
        return isInForce(props, day) ? [`alliance:${index}`] : [];
      });
      expect(await between(day)).toEqual(expected);
    }
  });
});
