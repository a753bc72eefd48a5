import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getNamedType } from 'graphql';
import type { FormerIds } from '../../src/domain/index.ts';
import { FORMER_LABEL, FormerIdsKeeper, type GraphPort, stampFormerIds } from '../../src/graph/index.ts';
import { exportingApp } from '../export/app.ts';
import { type Link, randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { type AskOptions, api, askGraph, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** Every type has a node of this id, and one that was joined to it. */
const standingOf = (prefix: string): string => `${prefix}:1`;
const formerOf = (prefix: string): string => `${prefix}:joined-away`;
const prefixes = [...model.nodes.values()].map(({ prefix }) => prefix);

const FORMER = formerOf('person');
const NOW = standingOf('person');
const MEMBERS = [NOW, 'country:2', 'organization:1'];

/** An event that ties a person to others, so that analyses have something to find. */
const participants: readonly Link[] = MEMBERS.map((id, index) => ({
  type: 'PARTICIPANT',
  from: { label: 'Event', id: 'event:tie' },
  to: { label: ['Person', 'Country', 'Organization'][index] ?? '', id },
  props: { role: `R${index}` },
}));

async function fill(graph: GraphPort): Promise<void> {
  const { nodes, links } = randomGraph(model, randomOf(11));
  const events = nodes.get('Event') ?? [];
  const tie = { ...events[0], id: 'event:tie' };
  const former = prefixes.map((prefix) => ({ id: formerOf(prefix), now: standingOf(prefix) }));
  await writeGraph(graph, {
    nodes: new Map([...nodes, ['Event', [...events, tie]], [FORMER_LABEL, former]]),
    links: [...links, ...participants],
  });
}

/** Every way to name a node by its id that must exist or is asked for, with what is to be answered. */
const WAYS: readonly (readonly [argument: string, query: string])[] = [
  ['node.id', 'node(id: $id) { __typename id ... on Person { name } }'],
  ['nodes.ids', 'nodes(ids: ["country:1", $id, "person:nobody", $id]) { id }'],
  ['conflicts.about', 'conflicts(about: $id) { totalCount nodes { id } }'],
  ['exposure.country', 'exposure(country: $id) { totalUsd }'],
  ...['events', 'leaders', 'loans', 'memberships', 'tenures'].map(
    (name) => [`${name}.sources`, `${name}(sources: [$id]) { totalCount nodes { id } }`] as const,
  ),
  ['country.leaders.sources', 'country(code: "K1") { leaders(sources: [$id]) { totalCount nodes { id } } }'],
  ['exposure.sources', 'exposure(country: "country:2", sources: [$id]) { totalUsd sources { id } }'],
  ['paths.sources', 'paths(from: "country:1", to: "country:2", sources: [$id]) { outcome steps }'],
  ['commonTies.sources', 'commonTies(between: ["country:1", "country:2"], sources: [$id]) { factCount }'],
  ['centrality.sources', 'centrality(metric: DEGREE, sources: [$id]) { size ties }'],
  ['neighborhood.sources', 'neighborhood(of: ["country:2"], sources: [$id]) { links { id } }'],
  ['timeline.sources', 'timeline(about: ["country:2"], sources: [$id]) { totalCount nodes { id } }'],
  ['communities.sources', 'communities(sources: [$id]) { size ties }'],
  ['paths.from', 'paths(from: $id, to: "country:2") { steps chains { steps { fact { id } } } }'],
  ['paths.to', 'paths(from: "country:2", to: $id) { steps chains { steps { fact { id } } } }'],
  ['neighborhood.of', 'neighborhood(of: ["country:2", $id]) { nodes { actorId distance } links { id } }'],
  ['commonTies.between', 'commonTies(between: ["country:2", $id]) { factCount facts { fact { id } } }'],
  ['timeline.about', 'timeline(about: [$id]) { totalCount nodes { __typename ... on Event { id } } }'],
  ['timeline.about', 'timeline(about: ["country:2", $id], between: true) { totalCount nodes { id } }'],
  [
    'country.standing.towards',
    'country(code: "K2") { standing(towards: $id) { towards { id } events { totalCount } } }',
  ],
];

/** Conditions, which only the ids in memory reach. */
const CONDITIONS: readonly string[] = [
  'people(where: { id: { eq: $id } }) { nodes { id } }',
  'people(where: { id: { in: [$id, "person:2"] } }) { nodes { id } }',
  'people(where: { id: { ne: $id } }) { nodes { id } }',
  'people(where: { id: { notIn: ["person:2", $id] } }) { nodes { id } }',
  'tenures(where: { holder: { id: { eq: $id } } }) { nodes { id } }',
  'events(where: { participants: { some: { actor: { person: { id: { eq: $id } } } } } }) { nodes { id } }',
  'events(where: { participants: { none: { actor: { person: { id: { eq: $id } } } } } }) { totalCount }',
];

const roots = Object.values(api.schema.getQueryType()?.getFields() ?? {});
/** The root fields for one node by its id, with the prefix of such ids. */
const SINGLES = roots.flatMap(({ name, type, args }) => {
  const node = model.nodes.get(getNamedType(type).name);
  return node && args.some((one) => one.name === 'id') ? [[name, node.prefix] as const] : [];
});

test('every argument of an id at the root is asked for here', () => {
  const all = roots.flatMap(({ name, args }) =>
    args.filter(({ type }) => getNamedType(type).name === 'ID').map((one) => `${name}.${one.name}`),
  );
  const here = [...WAYS.map(([argument]) => argument), ...SINGLES.map(([name]) => `${name}.id`)];
  expect(all.filter((argument) => !here.includes(argument))).toEqual([]);
  expect(SINGLES.length).toBeGreaterThan(8);
});

/** A source or a country for what only they are asked for, a person otherwise. */
function idsFor(query: string): readonly [former: string, now: string] {
  const prefix = query.includes('sources: [$id]') ? 'source' : /exposure|standing/.test(query) ? 'country' : 'person';
  return [formerOf(prefix), standingOf(prefix)];
}

const withId = (query: string): string => `query ($id: ID!) { ${query} }`;

describeEngines('an id that was joined away', fill, (graph) => {
  let app: FastifyInstance | undefined;
  afterEach(() => app?.close());

  const known = async (): Promise<FormerIds> => {
    const keeper = new FormerIdsKeeper(graph());
    await keeper.start();
    keeper.stop();
    return keeper.current;
  };

  const ask = (query: string, id: string, options?: AskOptions) => askGraph(graph(), withId(query), { id }, options);

  async function expectResolved(
    argument: string,
    query: string,
    [former, now]: readonly [string, string],
    options: AskOptions,
  ) {
    const [right, resolved] = [await ask(query, now), await ask(query, former, options)];
    expect(right.result.errors).toBeUndefined();
    expect(right.notes).toEqual([]);
    expect(resolved.result).toEqual(right.result);
    expect(resolved.notes).toEqual([
      { code: 'FORMER_ID', path: argument, message: `${argument}: ${former} is now ${now}`, id: former, now },
    ]);
    return { right, resolved };
  }

  describe.each(WAYS)('in %s', (argument, query) => {
    test('is answered for the one that stands, with a note and no statement more', async () => {
      const { right, resolved } = await expectResolved(argument, query, idsFor(query), { formerIds: await known() });
      const texts = (asked: typeof right) => asked.statements.map(({ text }) => text).sort();
      expect(texts(resolved)).toEqual(texts(right));
    });

    test('is found in the graph if the server does not know it yet', async () => {
      const { resolved } = await expectResolved(argument, query, idsFor(query), {});
      expect(resolved.statements.filter(({ text }) => text.includes(FORMER_LABEL))).toHaveLength(1);
    });
  });

  test.each(SINGLES)('is answered by the single item %s, known or not', async (name, prefix) => {
    const query = `${name}(id: $id) { __typename id }`;
    for (const options of [{ formerIds: await known() }, {}]) {
      const ids = [formerOf(prefix), standingOf(prefix)] as const;
      const { right } = await expectResolved(`${name}.id`, query, ids, options);
      expect(right.result.data?.[name]).toMatchObject({ id: standingOf(prefix) });
    }
  });

  test.each(CONDITIONS)('compares as the one that stands: %s', async (query) => {
    const formerIds = await known();
    const [right, resolved] = [await ask(query, NOW), await ask(query, FORMER, { formerIds })];
    expect(right.result.errors).toBeUndefined();
    expect(resolved.result).toEqual(right.result);
    expect(resolved.notes).toMatchObject([{ code: 'FORMER_ID', id: FORMER, now: NOW }]);
    expect(resolved.statements).toHaveLength(1);
  });

  test('is noted once for an operation that names it in several places', async () => {
    const query = 'a: node(id: $id) { id } b: node(id: $id) { id } people(where: { id: { eq: $id } }) { totalCount }';
    const { notes } = await ask(query, FORMER, { formerIds: await known() });
    expect(notes.map(({ path, id }) => [path, id])).toEqual([['a.id', FORMER]]);
  });

  test('is the same actor as the one that stands', async () => {
    const { result } = await ask(`paths(from: $id, to: "${NOW}") { steps }`, FORMER, { formerIds: await known() });
    expect(result.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'paths.to' } }]);
  });

  describe('where the server knows what no longer holds', () => {
    test('is what stands again', async () => {
      const formerIds = new Map([['person:2', 'person:gone']]);
      const { result, notes } = await ask('node(id: $id) { id }', 'person:2', { formerIds });
      expect(result).toEqual({ data: { node: { id: 'person:2' } } });
      expect(notes).toEqual([]);
    });

    test('is what was joined once more', async () => {
      const formerIds = new Map([[FORMER, 'person:gone']]);
      const { result, notes } = await ask('timeline(about: [$id]) { totalCount } node(id: $id) { id }', FORMER, {
        formerIds,
      });
      expect(result.data).toMatchObject({ node: { id: NOW } });
      expect(notes).toMatchObject([{ id: FORMER, now: NOW }]);
    });
  });

  describe('which nothing ever had', () => {
    test('is null, as before, after one look', async () => {
      const { result, notes, statements } = await ask('node(id: $id) { id } nodes(ids: [$id]) { id }', 'person:nobody');
      expect(result.data).toEqual({ node: null, nodes: [null] });
      expect(notes).toEqual([]);
      expect(statements).toHaveLength(2);
    });

    test.each(['conflicts(about: $id) { totalCount }', 'timeline(about: [$id]) { totalCount }'])(
      'is NOT_FOUND: %s',
      async (query) => {
        const { result } = await ask(query, 'person:nobody');
        expect(result.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', id: 'person:nobody' } }]);
      },
    );
  });

  test('is told of over HTTP', async () => {
    app = await exportingApp(graph());
    const payload = { query: `{ person(id: "${FORMER}") { id } }` };
    const { data, extensions } = (await app.inject({ method: 'POST', url: '/graphql', payload })).json();
    expect(data).toEqual({ person: { id: NOW } });
    expect(extensions).toEqual({ notes: [expect.objectContaining({ code: 'FORMER_ID', id: FORMER, now: NOW })] });
  });

  test('is exported as the one that stands', async () => {
    app = await exportingApp(graph());
    const exported = (id: string) => app?.inject({ url: `/export/graphml?of=${id}&steps=1` });
    const [right, resolved] = [await exported(NOW), await exported(FORMER)];
    expect(resolved?.statusCode).toBe(200);
    expect(resolved?.body).toBe(right?.body);
    expect(resolved?.headers).toMatchObject({ 'x-entente-former-ids': `"${FORMER}";now="${NOW}"` });
    expect(right?.headers).not.toHaveProperty('x-entente-former-ids');
    expect(resolved?.headers['content-disposition']).toBe(right?.headers['content-disposition']);
  });

  test('is noticed by a server when another process writes', async () => {
    const keeper = new FormerIdsKeeper(graph());
    await keeper.start();
    const write = (text: string) => graph().write([{ text, params: {} }, stampFormerIds(text)]);
    await write(`CREATE (:\`${FORMER_LABEL}\` {id: 'person:late', now: '${NOW}'})`);
    expect(keeper.current.get('person:late')).toBeUndefined();
    await keeper.refresh();
    expect([keeper.current.get('person:late'), keeper.current.get(FORMER)]).toEqual([NOW, NOW]);
    await write(`MATCH (f:\`${FORMER_LABEL}\` {id: 'person:late'}) DELETE f`);
    await keeper.refresh();
    expect([keeper.current.get('person:late'), keeper.current.get(FORMER)]).toEqual([undefined, NOW]);
    keeper.stop();
  });
});
