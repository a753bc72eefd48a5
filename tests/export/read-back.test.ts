import { afterAll, beforeAll, expect } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { countryCode } from '../../src/export/ftm/country.ts';
import { presumedSpell } from '../../src/export/spell.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { testWith } from '../support/needs.ts';
import { exported, exportingApp } from './app.ts';
import { type ExpectedEdge, type ExpectedNode, expectedOf } from './expected.ts';
import { fillWithPeople, ODD_NAMES } from './graphs.ts';
import { PYTHON, Python } from './python.ts';
import { expectedSlice, queryOf, type SliceQuestion } from './whole.ts';

// The readers are not this project's.
const readBack = testWith('python', PYTHON !== undefined);

let python: Python;
beforeAll(() => {
  if (PYTHON !== undefined) python = new Python(PYTHON);
});
afterAll(() => python?.stop());

const readByPython = <T>(script: string, text: string, ...values: readonly string[]): Promise<T> =>
  python.read(script, text, ...values) as Promise<T>;

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

interface ReadGraph {
  readonly directed: boolean;
  readonly graph: Attributes;
  readonly nodes: Readonly<Record<string, Attributes>>;
  readonly edges: readonly Attributes[];
}

interface ReadEntity {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly lost: readonly (readonly [string, string])[];
  readonly unknown: readonly string[];
  readonly references: readonly { readonly name: string; readonly id: string; readonly range: string }[];
  readonly pairs: readonly (readonly [string, string])[];
}

interface ReadEntities {
  readonly entities: readonly ReadEntity[];
  readonly isA: Readonly<Record<string, readonly string[]>>;
}

/** Readers do not tell an empty text from none. */
const known = (attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '' && value !== null));

/** What is no character has no place in a file: the one of the random texts becomes the replacement character. */
const held = <T>(expected: T): T => JSON.parse(JSON.stringify(expected).replaceAll('\uffff', '\ufffd')) as T;

const nodeAttributes = ({ label, kind, degree, distance, values }: ExpectedNode) =>
  known({ ...values, label, kind, degree, distance });

const byId = <T extends { readonly id?: unknown }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [String(item.id), item]));

/** An actor may have several roles in a fact, of which a link of the API names one pair. */
const rolesOf = ({ sourceRole, targetRole }: Readonly<Record<string, unknown>>): readonly string[] =>
  String(sourceRole)
    .split(' | ')
    .flatMap((one) =>
      String(targetRole)
        .split(' | ')
        .map((other) => `${one} ${other}`),
    );

function checkEdges(read: readonly Readonly<Record<string, unknown>>[], edges: readonly ExpectedEdge[]): void {
  expect(read).toHaveLength(edges.length);
  const found = byId(read);
  for (const { id, source, target, fact, kind, roles, values } of edges) {
    const { sourceRole, targetRole, ...attributes } = found.get(id) ?? {};
    expect(known(attributes)).toEqual(known({ ...values, id, source, target, fact, kind }));
    expect(rolesOf({ sourceRole, targetRole })).toContain(roles);
  }
}

const QUESTIONS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['of=country:VE&steps=2', { of: ['country:VE'], steps: 2 }],
  ['of=country:VE&steps=2&at=2023-09-13', { of: ['country:VE'], steps: 2, at: '2023-09-13' }],
  [
    'of=country:CN,country:US&facts=LOAN,EVENT',
    { of: ['country:CN', 'country:US'], via: { facts: ['LOAN', 'EVENT'] } },
  ],
];

const RANDOM: typeof QUESTIONS = [
  ['of=country:1&steps=2', { of: ['country:1'], steps: 2 }],
  ['of=person:2,alliance:3&steps=3&at=2020-02-29', { of: ['person:2', 'alliance:3'], steps: 3, at: '2020-02-29' }],
];

describeEngines('the articles, read back', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  readBack.each(QUESTIONS)('GraphML by NetworkX: %s', async (query, variables) => {
    const { nodes, edges } = await expectedOf(graph(), variables);
    const { text } = await exported(app, 'graphml', query);
    const read = await readByPython<ReadGraph>('read_graph.py', text, 'graphml');
    expect(read.directed).toBe(true);
    expect(read.graph).toMatchObject({
      of: (variables.of as readonly string[]).join(' '),
      steps: variables.steps ?? 1,
    });
    expect(read.nodes).toEqual(Object.fromEntries(nodes.map((node) => [node.id, nodeAttributes(node)])));
    checkEdges(read.edges, edges);
  });

  readBack.each(QUESTIONS)('GEXF by NetworkX: %s', async (query, variables) => {
    const { nodes, edges } = await expectedOf(graph(), variables);
    const { text } = await exported(app, 'gexf', query);
    const read = await readByPython<ReadGraph>('read_graph.py', text, 'gexf');
    expect(read.graph.mode).toBe('dynamic');
    expect(read.nodes).toEqual(Object.fromEntries(nodes.map((node) => [node.id, nodeAttributes(node)])));
    checkEdges(
      read.edges.map(({ label, start, end, ...edge }) => {
        expect(label).toBe(edge.kind);
        expect({ start, end }).toEqual({ start: undefined, end: undefined, ...presumedSpell(edge) });
        return edge;
      }),
      edges,
    );
  });

  readBack.each(QUESTIONS)('CSV by Python: %s', async (query, variables) => {
    const { edges } = await expectedOf(graph(), variables);
    const rows = await readByPython<Readonly<Record<string, string>>[]>(
      'read_csv.py',
      (await exported(app, 'csv', query)).text,
    );
    expect(rows).toHaveLength(edges.length);
    const read = new Map(rows.map((row) => [`${row.fact}:${row.source}:${row.target}`, row]));
    for (const { id, values } of edges) {
      const told = Object.entries(values).map(([name, value]) => [name, String(value)]);
      expect(read.get(id)).toMatchObject(Object.fromEntries(told));
    }
  });

  readBack.each(QUESTIONS)('FollowTheMoney by its own model: %s', async (query, variables) => {
    const { nodes, edges } = await expectedOf(graph(), variables);
    const { entities, isA } = await readByPython<ReadEntities>('read_ftm.py', (await exported(app, 'ftm', query)).text);
    const found = byId(entities);
    expect(found.size).toBe(entities.length);
    checkReferences({ entities, isA });
    expect(entities.flatMap(({ lost }) => lost)).toEqual([]);
    for (const { id, label, values } of nodes) {
      const entity = found.get(id.replace(':', '-'));
      expect(entity?.caption).toBe(label);
      checkTold(entity, values);
    }
    for (const edge of edges) {
      const entity = found.get(edge.fact.replace(':', '-'));
      const { office, ...values } = edge.values;
      checkTold(entity, values);
      expect(found.get(entity?.properties.post?.[0] ?? '')?.caption).toBe(office);
      const [source, target] = [edge.source.replace(':', '-'), edge.target.replace(':', '-')];
      checkEnds(entity, edge.kind, source, target, found);
    }
  });
});

/** Every reference leads to an entity of a schema that it may lead to; only a later version lets documents prove intervals. */
function checkReferences({ entities, isA }: ReadEntities): void {
  const schemas = new Map(entities.map(({ id, schema }) => [id, schema]));
  for (const { references, unknown } of entities) {
    for (const { id, range } of references) expect(isA[schemas.get(id) ?? '']).toContain(range);
    expect(unknown.filter((name) => name !== 'proof')).toEqual([]);
  }
}

/** Counts of what this graph has of an entity, which FollowTheMoney is not told. */
const OF_THE_GRAPH: ReadonlySet<string> = new Set(['statementCount', 'sourceCount']);

/** What FollowTheMoney has for a value: itself, or a line that names it. Dates are told to what is known. */
function checkTold(entity: ReadEntity | undefined, values: Readonly<Record<string, string | number | boolean>>): void {
  const all = Object.values(entity?.properties ?? {}).flat();
  const { from, fromPrecision, until, untilPrecision, evidence: _, evidenceIds, evidenceTitles, ...others } = values;
  for (const [name, value] of Object.entries(others)) {
    if (OF_THE_GRAPH.has(name)) continue;
    if (name === 'balances' || name === 'quantities') {
      const amounts = [...String(value).matchAll(/(?:amount|value)=([^;]*)/g)].map(([, amount = '']) => amount);
      for (const amount of amounts) expect(all.some((text) => text.includes(`: ${amount}`))).toBe(true);
    } else if (name === 'code' && entity?.properties.country) {
      expect(entity.properties.country).toEqual([String(value).toLowerCase()]);
    } else {
      const texts = String(value).split(' | ');
      const line = `${name.endsWith('Kind') ? 'kind' : name}: ${texts.join(', ')}`;
      const untold = all.includes(line) ? [] : texts.filter((text) => !all.includes(text));
      expect([name, untold]).toEqual([name, []]);
    }
  }
  const lengths: Readonly<Record<string, number>> = { DAY: 10, MONTH: 7, YEAR: 4 };
  const length = lengths[String(fromPrecision)];
  if (from !== undefined && length !== undefined) {
    expect(entity?.properties.startDate).toEqual([String(from).slice(0, length)]);
  }
  const ends = lengths[String(untilPrecision)];
  if (until !== undefined && ends !== undefined) expect(entity?.properties.endDate?.[0]).toHaveLength(ends);
  checkEvidence(entity, String(evidenceIds ?? ''), String(evidenceTitles ?? ''));
}

/** Documents prove it, or their titles are told. */
function checkEvidence(entity: ReadEntity | undefined, ids: string, titles: string): void {
  const { proof, description = [] } = entity?.properties ?? {};
  const expected = ids === '' ? [] : ids.split(' | ').map((id) => id.replace(':', '-'));
  if (proof || entity?.unknown.length === 0) expect([...(proof ?? [])].sort()).toEqual(expected);
  else for (const title of titles.split(' | ')) expect(description).toContain(`source: ${title}`);
}

/** The two actors of an edge are the two ends of the entity, as FollowTheMoney directs it. */
function checkEnds(
  entity: ReadEntity | undefined,
  kind: string,
  source: string,
  target: string,
  found: ReadonlyMap<string, ReadEntity>,
): void {
  const pairs = entity?.pairs ?? [];
  if (kind === 'EVENT') expect(entity?.properties.involved).toEqual(expect.arrayContaining([source, target]));
  else if (kind === 'TENURE') {
    const [[holder, post] = []] = pairs;
    expect(holder).toBe(target);
    expect(found.get(post ?? '')?.properties.organization).toEqual([source]);
  } else expect(pairs).toEqual([[target, source]]);
}

describeEngines(
  'a random graph, read back',
  (graph) => writeGraph(graph, randomGraph(model, randomOf(7), { Membership: 40, Loan: 40, Event: 20, Tenure: 20 })),
  (graph) => {
    let app: FastifyInstance;
    beforeAll(async () => {
      app = await exportingApp(graph());
    });
    afterAll(() => app.close());

    readBack.each(RANDOM)('%s', async (query, variables) => {
      const { nodes, edges } = held(await expectedOf(graph(), variables));
      expect(edges.length).toBeGreaterThan(5);
      const graphml = await readByPython<ReadGraph>(
        'read_graph.py',
        (await exported(app, 'graphml', query)).text,
        'graphml',
      );
      for (const node of nodes) expect(known(graphml.nodes[node.id] ?? {})).toEqual(nodeAttributes(node));
      checkEdges(graphml.edges, edges);
      const gexf = await readByPython<ReadGraph>('read_graph.py', (await exported(app, 'gexf', query)).text, 'gexf');
      for (const node of nodes) expect(known(gexf.nodes[node.id] ?? {})).toEqual(nodeAttributes(node));
      checkEdges(
        gexf.edges.map(({ label, start, end, ...edge }) => {
          if (start !== undefined && end !== undefined) expect(String(start) <= String(end)).toBe(true);
          return edge;
        }),
        edges,
      );
      const rows = await readByPython<unknown[]>('read_csv.py', (await exported(app, 'csv', query)).text);
      expect(rows).toHaveLength(edges.length);
      const ftm = await readByPython<ReadEntities>('read_ftm.py', (await exported(app, 'ftm', query)).text);
      checkReferences(ftm);
      const ids = ftm.entities.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([...nodes.map(({ id }) => id.replace(':', '-'))]));
    });
  },
);

describeEngines(
  'slices of a random graph, read back',
  (graph) => writeGraph(graph, randomGraph(model, randomOf(5), { Membership: 40, Loan: 40, Event: 20, Tenure: 20 })),
  (graph) => {
    let app: FastifyInstance;
    beforeAll(async () => {
      app = await exportingApp(graph());
    });
    afterAll(() => app.close());

    readBack.each<SliceQuestion>([{}, { at: '2020-02-29' }, { sources: ['source:0', 'source:1', 'source:2'] }])(
      '%j',
      async (question) => {
        const { facts, edges } = await expectedSlice(graph(), question);
        const query = queryOf(question);
        const texts = new Map<string, string>();
        for (const format of ['graphml', 'gexf', 'csv', 'ftm']) {
          texts.set(format, (await exported(app, format, query)).text);
        }
        const graphml = await readByPython<ReadGraph>('read_graph.py', texts.get('graphml') ?? '', 'graphml');
        expect(graphml.graph).toMatchObject({ complete: true, factCount: facts.size, edgeCount: edges.size });
        const gexf = await readByPython<ReadGraph>('read_graph.py', texts.get('gexf') ?? '', 'gexf');
        for (const read of [graphml, gexf]) {
          expect(new Set(read.edges.map(({ id }) => id))).toEqual(edges);
          expect(Object.keys(read.nodes)).toHaveLength(Number(graphml.graph.actorCount));
          // A node that only edges name would have no attributes.
          expect(Object.values(read.nodes).filter(({ kind }) => !kind)).toEqual([]);
        }
        const rows = await readByPython<readonly { readonly fact: string }[]>('read_csv.py', texts.get('csv') ?? '');
        expect(new Set(rows.map(({ fact }) => fact))).toEqual(facts);
        const ftm = await readByPython<ReadEntities>('read_ftm.py', texts.get('ftm') ?? '');
        checkReferences(ftm);
        const last = ftm.entities.at(-1);
        expect(last?.schema).toBe('Note');
        const told = /facts=(\d+)(?:, unlinked=(\d+))?/.exec(last?.properties.description?.join() ?? '') ?? [];
        const written = ftm.entities.filter(({ id }) => facts.has(id.replace('-', ':')));
        expect(written).toHaveLength(Number(told[1]) - Number(told[2] ?? 0));
        expect(Number(told[1])).toBe(facts.size);
      },
    );

    readBack('a file that breaks off is none', async () => {
      for (const format of ['graphml', 'gexf']) {
        const { text } = await exported(app, format, 'all=true');
        const cut = text.slice(0, text.lastIndexOf('<edge '));
        await expect(readByPython('read_graph.py', cut, format)).rejects.toThrow('ParseError');
      }
    });
  },
);

describeEngines(
  'odd names, read back',
  (graph) => fillWithPeople(graph, ODD_NAMES),
  (graph) => {
    const clean = (text: string): string => text.replaceAll('\u0007', '\ufffd').replaceAll('\u001b', '\ufffd');

    readBack('are what they were', async () => {
      const app = await exportingApp(graph());
      for (const format of ['graphml', 'gexf']) {
        const { text } = await exported(app, format, 'of=country:AA');
        const { nodes } = await readByPython<ReadGraph>('read_graph.py', text, format);
        for (const [index, name] of ODD_NAMES.entries()) expect(nodes[`person:${index}`]?.label).toBe(clean(name));
      }
      const rows = await readByPython<{ office: string }[]>(
        'read_csv.py',
        (await exported(app, 'csv', 'of=country:AA')).text,
      );
      expect(rows.map(({ office }) => office.replace(/^'/, '')).sort()).toEqual(ODD_NAMES.map(clean).sort());
      const { entities } = await readByPython<ReadEntities>(
        'read_ftm.py',
        (await exported(app, 'ftm', 'of=country:AA')).text,
      );
      expect(entities.filter(({ schema }) => schema === 'Person')).toHaveLength(ODD_NAMES.length);
      await app.close();
    });
  },
);

readBack('codes of countries are those that FollowTheMoney has', async () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.flatMap((other) => countryCode(one + other) ?? []));
  expect(codes.length).toBeGreaterThan(240);
  expect(codes).toEqual(expect.arrayContaining(['ve', 'cn', 'us', 'xk']));
  expect(await python.run('check_countries.py', codes.join(','))).toEqual([]);
  expect(['YU', 'SU', 'CS', 'AN', 'UK', 'ZZ', 'EU', 'AA', 've', ''].map(countryCode).filter(Boolean)).toEqual([]);
});
