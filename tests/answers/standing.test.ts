import { expect, test } from '@jest/globals';
import { nodeType } from '../../src/model/index.ts';
import { hasBegun } from '../analysis/oracle.ts';
import type { Condition } from '../fuzz/conditions.ts';
import { Oracle } from '../fuzz/oracle.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

describeEngines('what China is to Venezuela', fillWithSeed, (graph) => {
  const ask = (at: string) =>
    dataOf(
      graph(),
      `query ($at: Date) {
        country(code: "CN") {
          standing(towards: "country:VE", at: $at) {
            towards { name }
            alliances { nodes { id } }
            partnership { from fromPrecision alliance { id level } }
            loansGiven { nodes { id } }
            loansReceived { totalCount }
            events(first: 1) { nodes { id } totalCount }
          }
        }
      }`,
      { at },
    );

  test('on the day of their partnership', async () => {
    expect(await ask('2023-09-13')).toEqual({
      country: {
        standing: {
          towards: { name: 'Venezuela' },
          alliances: { nodes: [{ id: 'alliance:cn-ve-partnership' }] },
          partnership: {
            from: '2023-09-13',
            fromPrecision: 'DAY',
            alliance: { id: 'alliance:cn-ve-partnership', level: expect.stringContaining('all-weather') },
          },
          // Its source bounds the lending by the 2010s and says no day on which the debt ended.
          loansGiven: { nodes: [{ id: 'loan:cn-ve-2010s' }] },
          loansReceived: { totalCount: 0 },
          events: { nodes: [{ id: expect.any(String) }], totalCount: expect.any(Number) },
        },
      },
    });
  });

  test('before there was a partnership', async () => {
    expect(await ask('2015-01-01')).toEqual({
      country: {
        standing: {
          towards: { name: 'Venezuela' },
          alliances: { nodes: [] },
          partnership: null,
          // Of the 2010s: by 2015 it may not have begun.
          loansGiven: { nodes: [] },
          loansReceived: { totalCount: 0 },
          events: { nodes: [], totalCount: 0 },
        },
      },
    });
  });

  test('takes one statement, also for all countries', async () => {
    const { result, statements } = await askGraph(
      graph(),
      '{ countries(first: 5) { nodes { standing(towards: "country:VE") { towards { id } alliances { totalCount } } } } }',
    );
    expect(statements).toHaveLength(1);
    const { countries } = result.data as unknown as { countries: { nodes: readonly { standing: object }[] } };
    const { nodes } = countries;
    expect(nodes).toHaveLength(5);
    for (const { standing } of nodes) expect(standing).toMatchObject({ towards: { id: 'country:VE' } });
  });

  test('is NOT_FOUND, not empty, for an unknown country', async () => {
    const { result } = await askGraph(
      graph(),
      '{ country(code: "CN") { name standing(towards: "country:XX") { alliances { totalCount } } } }',
    );
    expect(result.data).toEqual({ country: { name: 'China', standing: null } });
    expect(result.errors).toMatchObject([
      {
        path: ['country', 'standing'],
        extensions: { code: 'NOT_FOUND', argument: 'country.standing.towards', id: 'country:XX' },
      },
    ]);
  });
});

describeEngines('what a country is to itself', fillWithSeed, (graph) => {
  const TOWARDS = '{ code standing(towards: $id) { __typename towards { code } alliances { totalCount } } }';
  const itself = (path: string) => ({
    code: 'ITSELF',
    path,
    message: `${path}: null for the country itself, "country:CN"`,
  });

  test.each([
    ['by its id', 'country:CN', undefined],
    ['by a former id', 'country:XA', new Map([['country:XA', 'country:CN']])],
  ])('is null with a note %s, given as a literal or a variable', async (_, id, formerIds) => {
    const literal = TOWARDS.replace('$id', JSON.stringify(id));
    for (const query of [
      `{ a: country(code: "CN") ${literal} }`,
      `query ($id: ID!) { a: country(code: "CN") ${TOWARDS} }`,
    ]) {
      const { result, notes } = await askGraph(graph(), query, { id }, formerIds && { formerIds });
      expect(result).toEqual({ data: { a: { code: 'CN', standing: null } } });
      expect(notes).toContainEqual(itself('a.standing.towards'));
    }
  });

  test('leaves the other countries of a list as they are', async () => {
    const where = '{ code: { in: ["CN", "VE"] } }';
    const query = `query ($id: ID!) { a: countries(where: ${where}, orderBy: [{ code: ASC }]) { nodes ${TOWARDS} } }`;
    const { result, notes } = await askGraph(graph(), query, { id: 'country:CN' });
    expect(result.data).toMatchObject({
      a: {
        nodes: [
          { code: 'CN', standing: null },
          { code: 'VE', standing: { towards: { code: 'CN' } } },
        ],
      },
    });
    expect(result.errors).toBeUndefined();
    expect(notes).toEqual([itself('a.nodes.standing.towards')]);
  });

  test('is asked of none, and so without a note, if the country is not in the list', async () => {
    const query = `{ countries(where: { code: { eq: "VE" } }) { nodes ${TOWARDS.replace('$id', '"country:CN"')} } }`;
    expect(await dataOf(graph(), query)).toMatchObject({ countries: { nodes: [{ code: 'VE' }] } });
  });
});

describeEngines('an analysis between an actor and itself', fillWithSeed, (graph) => {
  test.each([
    ['paths.to', 'paths(from: "country:CN", to: $id) { outcome }'],
    ['commonTies.between', 'commonTies(between: ["country:CN", $id]) { actorCount }'],
    ['timeline.between', 'timeline(about: ["country:CN", $id], between: true) { totalCount }'],
  ])('is refused: %s', async (argument, field) => {
    const formerIds = new Map([['country:XA', 'country:CN']]);
    for (const id of ['country:CN', 'country:XA']) {
      const { result } = await askGraph(graph(), `query ($id: ID!) { ${field} }`, { id }, { formerIds });
      expect(result.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument } }]);
    }
    const other = await askGraph(graph(), `query ($id: ID!) { ${field} }`, { id: 'country:VE' }, { formerIds });
    expect(other.result.errors).toBeUndefined();
  });
});

/** So few actors that they share much. */
const data = randomGraph(model, randomOf(1), {
  Country: 4,
  Organization: 2,
  Person: 2,
  Alliance: 8,
  Membership: 250,
  Loan: 120,
  Event: 30,
});
const oracle = new Oracle(model, data);
const DAYS = [undefined, '2016-05-05', '2021-01-01'];

describeEngines(
  'what countries are to each other in a random graph',
  (graph) => writeGraph(graph, data),
  (graph) => {
    const ids = oracle.ids(nodeType(model, 'Country'), {}).map(String);

    test.each(DAYS)('is at %s what a scan of every fact gives', async (at) => {
      const shared = new Map<string, number>();
      for (const towards of ids) {
        const { result, notes } = await askGraph(
          graph(),
          `query ($towards: ID!, $at: Date) {
            countries(first: 100) {
              nodes {
                id
                standing(towards: $towards, at: $at) {
                  alliances(first: 100, orderBy: [{ id: ASC }]) { nodes { id } }
                  partnership { id }
                  loansGiven(first: 100) { nodes { id } }
                  loansReceived(first: 100) { nodes { id } }
                  events(first: 100) { nodes { id } }
                }
              }
            }
          }`,
          { towards, at },
        );
        const expected = ids.map((id) => ({ id, standing: id === towards ? null : standingOf(id, towards, at) }));
        expect(result.data).toEqual({ countries: { nodes: expected } });
        expect(result.errors).toBeUndefined();
        expect(notes).toMatchObject([{ code: 'ITSELF', path: 'countries.nodes.standing.towards' }]);
        for (const { standing } of expected) {
          for (const [field, value] of Object.entries(standing ?? {})) {
            const ids = JSON.stringify(value).split('"id"').length - 1;
            shared.set(field, (shared.get(field) ?? 0) + ids);
          }
        }
      }
      for (const [field, count] of shared) expect([field, count > 0]).toEqual([field, true]);
    });
  },
);

/** What two countries share, found among all facts by conditions on these. */
function standingOf(one: string, other: string, at: string | undefined): object {
  const member = (id: string): Condition => ({ status: { eq: 'MEMBER' }, member: { id: { eq: id } } });
  const actor = (id: string): Condition => ({ participants: { some: { actor: { id: { eq: id } } } } });
  const found = (type: string, where: Condition) => oracle.ids(nodeType(model, type), where, at).map(String);
  const nodes = (list: readonly string[]) => ({ nodes: list.map((id) => ({ id })) });
  const lent = (creditor: string, debtor: string) =>
    found('Loan', { creditor: { id: { eq: creditor } }, debtor: { id: { eq: debtor } } });
  const both = (kind: Condition): Condition => ({
    and: [
      { memberships: { some: member(one) } } as Condition,
      { memberships: { some: member(other) } } as Condition,
      kind,
    ],
  });
  const partnerships = found('Membership', {
    ...member(one),
    alliance: { kind: { eq: 'PARTNERSHIP' }, memberships: { some: member(other) } },
  } as Condition);
  const [partnership] = latestFirst('Membership', partnerships);
  const together = { and: [actor(one), actor(other)] } as Condition;
  const isBegun = (event: string): boolean =>
    (data.nodes.get('Event') ?? []).some(({ id, ...dates }) => id === event && (!at || hasBegun(dates, at)));
  const events = oracle.ids(nodeType(model, 'Event'), together).map(String).filter(isBegun);
  return {
    alliances: nodes(found('Alliance', both({}))),
    partnership: partnership === undefined ? null : { id: partnership },
    loansGiven: nodes(lent(one, other)),
    loansReceived: nodes(lent(other, one)),
    events: nodes(latestFirst('Event', events)),
  };
}

function latestFirst(label: string, ids: readonly string[]): readonly string[] {
  const from = (id: string): string => String(data.nodes.get(label)?.find((node) => node.id === id)?.from ?? '');
  return ids.toSorted((one, other) =>
    from(one) === from(other) ? (one < other ? -1 : 1) : from(one) < from(other) ? 1 : -1,
  );
}
