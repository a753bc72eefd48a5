import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getNamedType } from 'graphql';
import { api, appOver, askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** Every argument that names an id which must exist, with the operation that gives it. */
const NAMED: readonly (readonly [argument: string, query: string])[] = [
  ['exposure.country', 'exposure(country: $id) { totalUsd }'],
  ['paths.from', 'paths(from: $id, to: "country:VE") { steps }'],
  ['paths.to', 'paths(from: "country:VE", to: $id) { steps }'],
  ['neighborhood.of', 'neighborhood(of: ["country:CN", $id]) { nodes { actorId } }'],
  ['commonTies.between', 'commonTies(between: ["country:CN", $id]) { actorCount }'],
  ['timeline.about', 'timeline(about: [$id]) { totalCount }'],
  ['conflicts.about', 'conflicts(about: $id) { totalCount }'],
  ['country.standing.towards', 'country(code: "CN") { standing(towards: $id) { events { totalCount } } }'],
  ['countries.nodes.standing.towards', 'countries(last: 2) { nodes { standing(towards: $id) { towards { id } } } }'],
];

/** The same for the ids of sources. */
const SOURCES: readonly (readonly [argument: string, query: string])[] = [
  ...['events', 'leaders', 'loans', 'memberships', 'tenures'].map(
    (name) => [`${name}.sources`, `${name}(sources: [$id]) { totalCount }`] as const,
  ),
  ['countries.nodes.leaders.sources', 'countries { nodes { leaders(sources: [$id]) { totalCount } } }'],
  ['exposure.sources', 'exposure(country: "country:VE", sources: [$id]) { totalUsd }'],
  ['paths.sources', 'paths(from: "country:CN", to: "country:VE", sources: [$id]) { steps }'],
  ['commonTies.sources', 'commonTies(between: ["country:CN", "country:VE"], sources: [$id]) { actorCount }'],
  ['centrality.sources', 'centrality(metric: DEGREE, sources: [$id]) { size }'],
  ['neighborhood.sources', 'neighborhood(of: ["country:VE"], sources: [$id]) { links { id } }'],
  ['timeline.sources', 'timeline(about: ["country:VE"], sources: [$id]) { totalCount }'],
  ['communities.sources', 'communities(sources: [$id]) { size }'],
];

/** What people give where the id of a source is wanted, and what they are told. */
const GIVEN_SOURCES: readonly (readonly [given: string, hint: string | undefined])[] = [
  ['china-venezuela-ties-2023', 'did you mean "source:china-venezuela-ties-2023"?'],
  ['China Venezuela ties 2023', 'did you mean "source:china-venezuela-ties-2023"?'],
  ['sources:china-venezuela-ties-2023', 'did you mean "source:china-venezuela-ties-2023"?'],
  ['country:VE', 'it is the id of a Country, and a Source is wanted'],
  ['the moon', 'an id begins with source:'],
  ['source:nobody', undefined],
];

/** What people give where an id is wanted, and what they are told. */
const GIVEN: readonly (readonly [given: string, hint: string | undefined])[] = [
  ['VE', 'did you mean "country:VE"?'],
  ['ve', 'did you mean "country:VE"?'],
  ['Venezuela', 'did you mean "country:VE"?'],
  ['country:ve', 'did you mean "country:VE"?'],
  ['Country:VE', 'did you mean "country:VE"?'],
  ['nation:VE', 'an id begins with '],
  ['Germany', 'an id begins with '],
  ['QQ', 'an id begins with '],
  ['country:de', 'an id begins with '],
  ['the moon', 'an id begins with '],
  ['country:ZZ', undefined],
];

/** The same, where nothing has to be there: the answer is as for any unknown id, and a note tells. */
const LENIENT: readonly (readonly [argument: string, query: string])[] = [
  ['node.id', 'node(id: $id) { id }'],
  ['nodes.ids', 'nodes(ids: [$id]) { id }'],
  ['countries.where.id.eq', 'countries(where: { id: { eq: $id } }) { nodes { id } }'],
  ['loans.where.debtor.country.id.in', 'loans(where: { debtor: { country: { id: { in: [$id] } } } }) { nodes { id } }'],
];

test('every id argument of an analysis is tested here', () => {
  const roots = Object.values(api.schema.getQueryType()?.getFields() ?? {});
  const ids = roots
    .filter(({ name }) => !/^(node|nodes)$/.test(name))
    .flatMap(({ name, args }) =>
      args
        .filter((one) => one.name !== 'id' && getNamedType(one.type).name === 'ID')
        .map((one) => `${name}.${one.name}`),
    );
  expect(ids.length).toBeGreaterThan(6);
  const named = [...NAMED, ...SOURCES].map(([argument]) => argument);
  expect(ids.filter((name) => !named.includes(name))).toEqual([]);
});

describeEngines('an id that must exist but does not', fillWithSeed, (graph) => {
  let app: FastifyInstance | undefined;
  afterEach(() => app?.close());

  describe.each(NAMED)('%s', (argument, query) => {
    test('is NOT_FOUND, with a suggestion', async () => {
      for (const [id, hint] of GIVEN) {
        const { result } = await askGraph(graph(), `query ($id: ID!) { ${query} rest: country(code: "VE") { id } }`, {
          id,
        });
        expect(result.data?.rest).toEqual({ id: 'country:VE' });
        const [error] = result.errors ?? [];
        expect(error?.extensions).toMatchObject({ code: 'NOT_FOUND', argument, id });
        if (hint === undefined) expect(error?.message).toMatch(/^[\w.]+: there is no \w+ "country:ZZ"$/);
        else expect(error?.message).toContain(`${JSON.stringify(id)}; ${hint}`);
      }
    });

    test('is no error where it exists', async () => {
      const { result, notes } = await askGraph(graph(), `query ($id: ID!) { ${query} }`, { id: 'country:BR' });
      expect([result.errors, notes]).toEqual([undefined, []]);
    });
  });

  describe.each(SOURCES)('%s', (argument, query) => {
    test.each(GIVEN_SOURCES)('%s is NOT_FOUND, with a suggestion', async (id, hint) => {
      const { result } = await askGraph(graph(), `query ($id: ID!) { ${query} }`, { id });
      const [error] = result.errors ?? [];
      expect(error?.extensions).toMatchObject({ code: 'NOT_FOUND', argument, id });
      expect(error?.message).toContain(
        `there is no source ${JSON.stringify(id)}${hint === undefined ? '' : `; ${hint}`}`,
      );
    });

    test('is no error where it exists', async () => {
      const id = 'source:china-venezuela-ties-2023';
      const { result, notes } = await askGraph(graph(), `query ($id: ID!) { ${query} }`, { id });
      expect([result.errors, notes]).toEqual([undefined, []]);
    });
  });

  test.each(LENIENT)('%s: an impossible id finds nothing, with a note', async (argument, query) => {
    const ask = (id: string) => askGraph(graph(), `query ($id: ID!) { ${query} }`, { id });
    const nothing = await ask('country:ZZ');
    expect(nothing.notes).toEqual([]);
    for (const given of ['VE', 've', 'Venezuela', 'country:ve', 'Country:VE', 'nation:VE', 'Germany', 'country:de']) {
      const { result, notes } = await ask(given);
      expect(result).toEqual(nothing.result);
      expect(notes).toEqual([{ code: 'NO_ID', path: argument, message: expect.stringContaining(`"${given}"; `) }]);
      expect(notes[0]?.message).toContain('"country:VE"');
    }
    expect((await ask('country:VE')).notes).toEqual([]);
  });

  test.each([
    ['country(code: "ve") { id }', 'did you mean "VE"?'],
    ['country(code: "Venezuela") { id }', 'did you mean "VE"?'],
    ['country(code: "country:VE") { id }', 'did you mean "VE"?'],
    ['person(id: "nicolas-maduro") { id }', 'did you mean "person:nicolas-maduro"?'],
    ['country(code: "Germany") { id }', 'codes look like "VE"'],
    [
      'countries(where: { code: { eq: "ve" } }) { nodes { id } }',
      'countries.where.code.eq: there is nothing called "ve"; did you mean "VE"?',
    ],
    [
      'countries(where: { code: { in: ["VE", "cn"] } }) { nodes { id } }',
      'countries.where.code.in: there is nothing called "cn"; did you mean "CN"?',
    ],
    ['countries(where: { not: { code: { ne: "china" } } }) { nodes { id } }', 'did you mean "CN"?'],
    ['people(where: { id: { eq: "nicolas-maduro" } }) { nodes { id } }', 'did you mean "person:nicolas-maduro"?'],
    [
      'people(where: { id: { notIn: ["person:Nicolas-Maduro"] } }) { nodes { id } }',
      'did you mean "person:nicolas-maduro"?',
    ],
    ['loans(where: { debtor: { country: { code: { eq: "ve" } } } }) { nodes { id } }', 'did you mean "VE"?'],
    [
      'country(code: "CN") { loansGiven(where: { debtor: { country: { id: { eq: "Venezuela" } } } }) { totalCount } }',
      'did you mean "country:VE"?',
    ],
    ['source(id: "x") { id }', 'there is nothing called "x"; an id begins with source:'],
    [
      'nodes(ids: ["country:VE", "country:ZZ", "Venezuela", "country:ve"]) { id }',
      '"Venezuela", and 1 more like it; did you mean "country:VE"?',
    ],
    ['node(id: "Xi Jinping") { id }', 'did you mean "person:xi-jinping"?'],
    ['person(id: "country:VE") { id }', 'it is the id of a Country, and a Person is wanted'],
    ['nodes(ids: ["ve", "CN", "country:VE", "Brazil"]) { id }', '"ve", and 2 more like it; did you mean "country:VE"?'],
  ])('%s: %s', async (query, hint) => {
    const { result, notes } = await askGraph(graph(), `{ ${query} }`);
    expect(result.errors).toBeUndefined();
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining(hint)]);
  });

  test.each([
    'countries(where: { id: { in: ["country:VE", "country:ZZ"] } }) { nodes { id } }',
    'countries(where: { code: { in: ["VE", "ZZ", "SUN"] } }) { nodes { id } }',
    'people(where: { id: { ne: "person:nobody" } }) { nodes { id } }',
    'countries(where: { name: { eq: "ve" }, or: [{ code: { startsWith: "v" } }] }) { nodes { id } }',
  ])('takes no note and no statement for an ordinary id: %s', async (query) => {
    const { notes, statements } = await askGraph(graph(), `{ ${query} }`);
    expect([notes, statements.length]).toEqual([[], 1]);
  });

  test('takes one extra statement for all suggestions', async () => {
    const query =
      '{ nodes(ids: ["ve", "cn", "Xi Jinping"]) { id } countries(where: { code: { eq: "ve" } }) { totalCount } }';
    const { notes, statements } = await askGraph(graph(), query);
    expect(notes).toHaveLength(2);
    expect(statements).toHaveLength(2);
  });

  test('is reported over HTTP beside the other answers, even where no field is selected', async () => {
    app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '20000' });
    const query =
      '{ a: country(code: "XX") { standing(towards: "ZZ") { towards { id } } } b: country(code: "VE") { id } }';
    const { data, errors } = (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
    expect(data).toEqual({ a: null, b: { id: 'country:VE' } });
    expect(errors).toMatchObject([{ path: ['a', 'standing'], extensions: { code: 'NOT_FOUND', id: 'ZZ' } }]);
  });

  test('is looked for in the same statement as the analysis', async () => {
    const query = '{ country(code: "CN") { standing(towards: "country:VE") { events { totalCount } } } }';
    expect((await askGraph(graph(), query)).statements).toHaveLength(1);
  });
});
