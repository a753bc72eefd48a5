import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { asFile, first, OF_EVENT, problemsOf, smallSeed, statement, stating } from '../../tests/support/small-seed.ts';
import { loadModel } from '../model/index.ts';
import { parseSeed, readSeed } from './read-seed.ts';

const model = loadModel();

describe('parseSeed of a file', () => {
  test('reports nothing if the file is valid', () => {
    expect(problemsOf(model, asFile(smallSeed()))).toEqual([]);
  });

  test('reports a missing source', () => {
    const { source, ...rest } = smallSeed();
    expect(problemsOf(model, asFile(rest))).toContainEqual({
      file: 'one.yaml',
      entry: '',
      field: 'source',
      message: 'is missing',
    });
  });

  test('reports text that is not YAML', () => {
    expect(problemsOf(model, { name: 'one.yaml', text: 'people: [' })).toMatchObject([
      { file: 'one.yaml', entry: '', field: '' },
    ]);
  });

  test('reports an empty file', () => {
    expect(problemsOf(model, { name: 'one.yaml', text: '' })).toMatchObject([
      { file: 'one.yaml', entry: '', field: '' },
    ]);
  });

  test('reports a folder without files', () => {
    expect(problemsOf(model)).toMatchObject([{ message: 'there is no .yaml file in the folder' }]);
  });
});

describe('parseSeed of several faults', () => {
  test('reports all of them together, with file, entry and field', () => {
    const seed = smallSeed();
    Object.assign(seed, { extra: 1 });
    Object.assign(first(seed.people), { name: 7, height: 2 });
    first(seed.tenures).holder = 'person:bob';
    expect(() => parseSeed([asFile(seed)], model)).toThrow(
      [
        'The seed has 4 problem(s):',
        '- one.yaml: extra: is unknown here',
        '- one.yaml: person:ann: name: Invalid input: expected string, received number',
        '- one.yaml: person:ann: height: is unknown here',
        '- one.yaml: tenure:ann: holder: names person:bob, which no file defines',
      ].join('\n'),
    );
  });

  test('does not report ids of a faulty entry as dangling elsewhere', () => {
    const seed = smallSeed();
    first(seed.people).name = 7;
    expect(problemsOf(model, asFile(seed)).map((problem) => problem.entry)).toEqual(['person:ann']);
  });
});

describe('parseSeed of two files', () => {
  const second = (fields: object) => ({
    source: { id: 'source:two', kind: 'ARTICLE', title: 'Two', paragraphs: 1 },
    recordedAt: '2026-01-01T00:00:00Z',
    ...fields,
  });

  test('lets one refer to entries of the other', () => {
    const two = second({
      memberships: [
        {
          id: 'membership:m',
          member: 'country:AA',
          alliance: 'alliance:x',
          status: 'MEMBER',
          firstObserved: '2020-01-01',
          statements: [stating(13, ['member', 'alliance', 'status', 'firstObserved'])],
        },
      ],
      alliances: [{ id: 'alliance:x', name: 'X', kind: 'BLOC', statements: [stating(12, ['name', 'kind'])] }],
      about: [
        { subject: 'person:ann', statements: [statement(10)] },
        { subject: 'membership:m', statements: [statement(11)] },
      ],
    });
    const { nodes } = parseSeed([asFile(smallSeed()), asFile(two, 'two.yaml')], model);
    expect(nodes.find((node) => node.id === 'statement:s-10')?.links).toEqual([
      { field: 'subject', type: 'Person', to: 'person:ann', properties: {} },
      { field: 'source', type: 'Source', to: 'source:two', properties: {} },
    ]);
  });

  test('reports an entry that both define', () => {
    const two = second({ people: [{ id: 'person:ann', name: 'Ann' }] });
    expect(problemsOf(model, asFile(smallSeed()), asFile(two, 'two.yaml'))).toEqual([
      { file: 'two.yaml', entry: 'person:ann', field: 'id', message: 'is defined already, in one.yaml' },
    ]);
  });

  test('checks a paragraph against the source of its own file', () => {
    const two = second({ about: [{ subject: 'person:ann', statements: [statement(10, { paragraph: 2 })] }] });
    expect(problemsOf(model, asFile(smallSeed()), asFile(two, 'two.yaml'))).toEqual([
      { file: 'two.yaml', entry: 'statement:s-10', field: 'paragraph', message: 'the source has no paragraph 2' },
    ]);
  });
});

describe('the nodes of a seed', () => {
  const nodes = new Map(parseSeed([asFile(smallSeed())], model).nodes.map((node) => [node.id, node]));

  test('have the given values, defaults for missing ones, and nothing for null', () => {
    expect(nodes.get('loan:aa-bb')?.properties).toEqual({
      id: 'loan:aa-bb',
      principal: 3,
      currency: 'USD',
      // An amount in US dollars is its own value in US dollars.
      principalUsd: 3,
      usdBasis: 'REPORTED',
      repayment: ['OIL'],
      umbrella: false,
      from: '2020-01-01',
      fromPrecision: 'DECADE',
      disputed: false,
    });
    expect(nodes.get('country:AA')?.properties).toEqual({
      id: 'country:AA',
      code: 'AA',
      name: 'Aland',
      aliases: [],
      latitude: 10,
      cow: 1n,
    });
    expect(nodes.get('source:one')?.properties).toEqual({
      ...{ id: 'source:one', kind: 'ARTICLE', title: 'One', precedence: 0n, clearance: 'PUBLIC' },
    });
  });

  test('keep the wording of the source beside a value', () => {
    const seed = smallSeed();
    first(seed.events).statements = [stating(24, OF_EVENT), statement(3, { original: 'An A.' })];
    const read = parseSeed([asFile(seed)], model).nodes.find(({ id }) => id === 'statement:s-3');
    expect(read?.properties).toMatchObject({ values: 'a', originals: 'An A.' });
  });

  test('include statements with their source, paragraph and recording time', () => {
    expect(nodes.get('statement:s-3')).toEqual({
      type: 'Statement',
      id: 'statement:s-3',
      properties: {
        id: 'statement:s-3',
        statedOf: 'event:visit',
        properties: 'note',
        values: 'a',
        summary: 'Something is said.',
        locator: 1n,
        basis: 'REPORTED',
        recordedAt: '2026-01-01T00:00:00.000Z',
      },
      links: [
        { field: 'subject', type: 'Event', to: 'event:visit', properties: {} },
        { field: 'source', type: 'Source', to: 'source:one', properties: {} },
        { field: 'attributedTo', type: 'Person', to: 'person:ann', properties: {} },
      ],
    });
  });

  test('include parts as separate nodes, and edges with their properties', () => {
    expect(nodes.get('loan:aa-bb#balances.1')).toMatchObject({
      type: 'Balance',
      properties: { asOf: '2022-01-01', amount: 1 },
    });
    expect(nodes.get('event:visit')?.links).toEqual([
      { field: 'participants', type: 'Person', to: 'person:ann', properties: { role: 'VISITOR' } },
      { field: 'participants', type: 'Country', to: 'country:BB', properties: { role: 'HOST' } },
    ]);
  });
});

test('parseSeed gives the statements as data, and the sources', () => {
  const { sources, statements } = parseSeed([asFile(smallSeed())], model);
  expect(sources.map(({ id }) => id)).toEqual(['source:one']);
  expect(statements.map(({ id }) => id)).toHaveLength(7);
  expect(statements.find(({ id }) => id === 'statement:s-22')).toEqual({
    id: 'statement:s-22',
    statedOf: 'country:BB',
    source: 'source:one',
    basis: 'REPORTED',
    locator: 1,
    values: [
      { property: 'code', value: 'BB', original: null, precision: null },
      { property: 'name', value: 'Beland', original: null, precision: null },
    ],
    summary: 'Something is said.',
    recordedAt: '2026-01-01T00:00:00.000Z',
    attributedTo: null,
    outlet: null,
  });
});

test('readSeed accepts a path or a URL and reads only .yaml files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-seed-'));
  try {
    await writeFile(join(folder, 'one.yaml'), asFile(smallSeed()).text);
    await writeFile(join(folder, 'README.md'), '# No seed');
    const seed = await readSeed(folder, model);
    expect(seed.nodes.length).toBe(16);
    expect(await readSeed(pathToFileURL(folder), model)).toEqual(seed);
  } finally {
    await rm(folder, { recursive: true });
  }
});
