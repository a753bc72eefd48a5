import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ParamValue } from '../../src/cypher/index.ts';
import { indexSpecs, storedForm } from '../../src/evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { askGraph, model } from '../support/ask.ts';
import { ENGINES } from '../support/engines.ts';
import { type MeasuredGraph, openMeasured } from './work.ts';

/**
 * What it costs that a fact is presumed to go on only until something speaks against it: next to nothing. Each operation on a
 * day is measured against Cypher that a person would write for a simpler rule, by which a fact holds from its beginning to its
 * end, if it has one. In this graph both rules keep the same facts, so that the answers are equal, and only the rule differs.
 */
const MOST = 1.1;

const DAY = '2020-06-15';
const COUNTRIES = Array.from({ length: 20 }, (_, index) => `C${String(index).padStart(2, '0')}`);
const ALLIANCES = Array.from({ length: 10 }, (_, index) => `alliance:${index}`);
const LOANS_OF_A_COUNTRY = 200;
const TENURES_OF_A_COUNTRY = 50;

/** The dates that facts take in turn: half of them hold on the day. `presumedUntil` of those is behind it, where they have one. */
const DATES = [
  { from: '2010-03-01' },
  { from: '2010-03-01', until: '2015-03-01' },
  { from: '2012-05-01', until: '2021-05-01' },
  { from: '2021-02-01' },
  { firstObserved: '2019-01-01', lastObserved: '2020-01-31', presumedUntil: '2021-02-01' },
  { firstObserved: '2021-01-01', lastObserved: '2021-01-31' },
  { from: '2011-07-01', presumedUntil: '2041-07-01' },
  { until: '2019-07-01', lastObserved: '2019-06-01' },
];

/** A fact of a type as it is stored, with the dates of its turn. */
const fact = (type: string, turn: number, values: Readonly<Record<string, string | number>>) =>
  storedForm(nodeType(model, type), { ...values, ...DATES[turn % DATES.length] });

async function fill(graph: GraphPort): Promise<void> {
  const tenures = COUNTRIES.flatMap((code, at) =>
    Array.from({ length: TENURES_OF_A_COUNTRY }, (_, index) => ({
      country: code,
      person: `person:${index}`,
      tenure: fact('Tenure', at + index, { id: `tenure:${code}-${index}`, office: 'President', rank: 'HEAD_OF_STATE' }),
    })),
  );
  const memberships = COUNTRIES.flatMap((code, at) =>
    ALLIANCES.map((alliance, index) => ({
      country: code,
      alliance,
      membership: fact('Membership', at + index, { id: `membership:${code}-${index}`, status: 'MEMBER' }),
    })),
  );
  const loans = COUNTRIES.flatMap((code, at) =>
    Array.from({ length: LOANS_OF_A_COUNTRY }, (_, index) => ({
      debtor: code,
      creditor: COUNTRIES[(at + 1 + (index % (COUNTRIES.length - 1))) % COUNTRIES.length],
      loan: fact('Loan', index, { id: `loan:${code}-${index}`, principalUsd: ((index * 7919) % 1000) + 0.5 }),
    })),
  );
  await graph.ensureIndexes(indexSpecs(model));
  const write = (text: string, rows: unknown) => ({
    text: `UNWIND $rows AS r ${text}`,
    params: { rows: rows as ParamValue },
  });
  await graph.write([
    write("CREATE (:Country {id: 'country:' + r, code: r, name: r})", COUNTRIES),
    write("CREATE (:Person {id: 'person:' + toString(r), name: 'P'})", range(TENURES_OF_A_COUNTRY)),
    write("CREATE (:Alliance {id: r, name: 'A', kind: 'BLOC'})", ALLIANCES),
    write(
      'MATCH (c:Country {code: r.country}) MATCH (p:Person {id: r.person}) CREATE (t:Tenure) SET t = r.tenure CREATE (t)-[:COUNTRY]->(c) CREATE (t)-[:HOLDER]->(p)',
      tenures,
    ),
    write(
      'MATCH (c:Country {code: r.country}) MATCH (a:Alliance {id: r.alliance}) CREATE (m:Membership) SET m = r.membership CREATE (m)-[:MEMBER]->(c) CREATE (m)-[:ALLIANCE]->(a)',
      memberships,
    ),
    write(
      'MATCH (d:Country {code: r.debtor}) MATCH (c:Country {code: r.creditor}) CREATE (l:Loan) SET l = r.loan CREATE (l)-[:DEBTOR]->(d) CREATE (l)-[:CREDITOR]->(c)',
      loans,
    ),
  ]);
}

const range = (length: number): readonly bigint[] => Array.from({ length }, (_, index) => BigInt(index));

/** The simpler rule. */
const holds = (fact: string): string =>
  `coalesce(${fact}.from, ${fact}.firstObserved) <= $day AND (${fact}.until IS NULL OR ${fact}.until > $day)`;

interface Case {
  readonly what: string;
  /** The operation; `DAY` stands for the arguments that give the day. */
  readonly query: string;
  /** The same by hand. */
  readonly byHand: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a page of tenures',
    query: '{ tenures(DAY, first: 100) { nodes { id } } }',
    byHand: `MATCH (t:Tenure) WHERE ${holds('t')} WITH t ORDER BY t.id LIMIT 100 RETURN [t.id] AS v`,
  },
  {
    what: 'the number of memberships',
    query: '{ memberships(DAY) { totalCount } }',
    byHand: `MATCH (m:Membership) WHERE ${holds('m')} RETURN count(m) AS v`,
  },
  {
    what: 'the largest loans',
    query: '{ loans(DAY, first: 50, orderBy: [{ principalUsd: DESC }]) { nodes { id principalUsd } } }',
    byHand: `MATCH (l:Loan) WHERE ${holds('l')}
      WITH l ORDER BY l.principalUsd DESC, l.id LIMIT 50 RETURN [l.id, l.principalUsd] AS v`,
  },
  {
    what: 'the loans that a country owes',
    query: '{ country(code: "C03") { loansReceived(DAY, first: 50) { nodes { id principalUsd } } } }',
    byHand: `MATCH (c:Country) WHERE c.code = 'C03'
      CALL (c) {
        MATCH (c)<-[:DEBTOR]-(l:Loan) WHERE ${holds('l')}
        WITH l ORDER BY l.id LIMIT 50 RETURN collect([l.id, l.principalUsd]) AS loans
      }
      RETURN [loans] AS v`,
  },
  {
    what: 'the members of an alliance, by a condition',
    query:
      '{ countries(DAY, where: { memberships: { some: { alliance: { id: { eq: "alliance:3" } } } } }) { nodes { code } } }',
    byHand: `MATCH (a:Alliance) WHERE a.id = 'alliance:3'
      MATCH (a)<-[:ALLIANCE]-(m:Membership) WHERE ${holds('m')}
      MATCH (m)-[:MEMBER]->(c:Country)
      WITH DISTINCT c WITH c ORDER BY c.id LIMIT 20 RETURN [c.code] AS v`,
  },
  {
    what: 'from countries to the leaders, loans, debtors and alliances',
    query: `{ countries(DAY, first: 20) { nodes {
      code
      leaders(first: 5) { nodes { id } }
      loansGiven(first: 10, orderBy: [{ principalUsd: DESC }]) { nodes {
        id debtor { ... on Country { memberships(first: 5) { nodes { alliance { id } } } } }
      } }
    } } }`,
    byHand: `MATCH (c:Country) WITH c ORDER BY c.id LIMIT 20
      CALL (c) {
        MATCH (c)<-[:COUNTRY]-(t:Tenure) WHERE ${holds('t')} AND t.rank = 'HEAD_OF_STATE'
        MATCH (t)-[:HOLDER]->(p:Person)
        WITH DISTINCT p WITH p ORDER BY p.id LIMIT 5 RETURN collect(p.id) AS leaders
      }
      CALL (c) {
        MATCH (c)<-[:CREDITOR]-(l:Loan) WHERE ${holds('l')}
        WITH l ORDER BY l.principalUsd DESC, l.id LIMIT 10
        CALL (l) {
          MATCH (l)-[:DEBTOR]->(d:Country)
          CALL (d) {
            MATCH (d)<-[:MEMBER]-(m:Membership) WHERE ${holds('m')}
            WITH m ORDER BY m.id LIMIT 5
            MATCH (m)-[:ALLIANCE]->(a:Alliance)
            WITH m, a ORDER BY m.id
            RETURN collect(a.id) AS alliances
          }
          RETURN head(collect([0, alliances])) AS debtor
        }
        RETURN collect([l.id, debtor]) AS loans
      }
      RETURN [c.code, leaders, loans] AS v`,
  },
];

describe.each(ENGINES)('the work of an operation on a day [%s]', (engine) => {
  let measured: MeasuredGraph;

  beforeAll(async () => {
    measured = await openMeasured(engine);
    await fill(measured.graph);
    await measured.settle();
  }, 180_000);

  afterAll(() => measured?.close());

  test.each(CASES)(`$what: at most ${MOST} × what it is without the presumption`, async ({ query, byHand }) => {
    const { graph, workOf } = measured;
    const statementOn = async (day: string): Promise<GraphStatement> => {
      const { statements, result } = await askGraph(graph, query.replace('DAY', day));
      expect(result.errors).toBeUndefined();
      expect(statements).toHaveLength(1);
      const { text, params } = statements[0] as GraphStatement;
      return { text, params };
    };
    const presumed = await statementOn(`at: "${DAY}", inForce: PRESUMED`);
    const simpler = { text: byHand, params: { day: DAY } };
    expect(await statementOn(`at: "${DAY}"`)).toEqual(presumed);
    const found = await graph.read(presumed);
    expect(found).toEqual(await graph.read(simpler));
    expect(JSON.stringify(found)).toMatch(/\w/);
    expect(await workOf(presumed)).toBeLessThanOrEqual(MOST * (await workOf(simpler)));
  });
});
