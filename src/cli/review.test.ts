import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../app/config.ts';
import type { Config } from '../app/index.ts';
import { claimFormat, valueLists } from '../evidence/index.ts';
import { type GraphStatement, openGraph } from '../graph/index.ts';
import { loadModel } from '../model/index.ts';
import { runReview } from './review.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

let folder: string;
let output: string[];
let errors: string[];
const terminal: Terminal = {
  out: (text) => void output.push(text),
  err: (text) => void errors.push(text),
  ask: undefined,
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-review-'));
  output = [];
  errors = [];
});

afterEach(() => rm(folder, { recursive: true }));

describe('the arguments of review', () => {
  test.each([
    [['--min-score', '2'], '--min-score must be a number from 0 to 1'],
    [['--accept-above', 'x'], '--accept-above must be a number from 0 to 1'],
    [['--accept-above', '0.9'], '--accept-above needs --write'],
    [
      ['--types', 'persons,spies'],
      '--types is a list of persons, organizations, alliances, loans, tenures, memberships, not spies',
    ],
    [['--dry-run'], '--dry-run needs --apply or --undo'],
    [['--apply', 'd.yaml', '--undo', 'd.yaml'], '--apply and --undo exclude each other'],
    [['--undo', 'd.yaml', '--json'], '--json only applies to the list'],
    [['--apply', 'd.yaml', '--types', 'persons'], '--apply takes no other option'],
    [['--apply', 'd.yaml', '--min-score', '0.5'], '--apply takes no other option'],
    [['--apply', 'd.yaml', '--write', 'd.yaml'], '--apply takes no other option'],
    [['--apply', 'd.yaml', '--json'], '--json only applies to the list'],
    [['--write', 'd.yaml', '--decisions', 'd.yaml'], '--write keeps the decisions in its own file'],
    [['now'], "Unexpected argument 'now'"],
  ])('rejects %p with the usage', async (args, message) => {
    expect(await run(['review', ...args], terminal)).toBe(2);
    expect(errors[0]).toContain(message);
  });
});

describe('review', () => {
  const inFile = (): Config => readConfig({ GRAPH_PATH: join(folder, 'ties.grafeo') });
  const review = (...args: readonly string[]) => runReview(args, terminal, inFile());
  const file = () => join(folder, 'decisions.yaml');
  /** A person of 1954, and what a source of its own says. */
  const person = (id: string, name: string): GraphStatement => ({
    text:
      'CREATE (:Person {id: $id, name: $name, aliases: [], birthYear: 1954})<-[:ABOUT]-' +
      "(:Statement {id: $statement, statedOf: $id, basis: 'REPORTED', locator: 1, summary: '', " +
      "recordedAt: '2026-01-01T00:00:00Z', properties: $properties, values: $values})" +
      "-[:SOURCE]->(:Source {id: $source, title: $source, kind: 'DATASET'})",
    params: {
      ...{ id, name, statement: id.replace('person', 'statement'), source: id.replace('person', 'source') },
      ...valueLists(
        Object.entries({ name, birthYear: '1954' }).map(([property, value]) => ({
          property,
          value,
          original: null,
          precision: null,
        })),
      ),
    },
  });

  beforeEach(async () => {
    const graph = await openGraph(inFile().graph);
    await claimFormat(graph, loadModel());
    await graph.write([person('person:hugo-chavez', 'Hugo Chavez'), person('person:c-1', 'CHAVEZ Hugo')]);
    await graph.close();
  });

  test("lists pairs, writes them to a file, applies a person's decisions and lists the pairs no more", async () => {
    expect(await review()).toBe(0);
    expect(output.join('\n')).toMatch(
      /^0\.94 {2}person:c-1 {2}CHAVEZ Hugo\n +person:hugo-chavez {2}Hugo Chavez\n.*same name.*\n.*both were born in 1954\n\n1 pairs of 2 persons/,
    );
    output = [];
    expect(await review('--json', '--min-score', '0.2')).toBe(0);
    expect(JSON.parse(output.join('\n'))).toMatchObject({
      types: [
        { plural: 'persons', total: 2, compared: 1, capped: [], unread: [] },
        { plural: 'organizations', total: 0 },
        { plural: 'alliances', total: 0 },
        { plural: 'loans', total: 0 },
      ],
      pairs: [{ type: 'Person', score: 0.9412, keep: { id: 'person:c-1' }, join: { name: 'Hugo Chavez' } }],
    });

    expect(await review('--write', file())).toBe(0);
    const text = await readFile(file(), 'utf8');
    expect(await review('--write', file())).toBe(0);
    expect(output.at(-1)).toBe(`Added 0 pairs with a score of at least 0.5 to ${file()}`);
    expect(await readFile(file(), 'utf8')).toBe(text);

    await writeFile(file(), text.replace('decision: undecided', 'decision: same'));
    output = [];
    expect(await review('--decisions', file())).toBe(0);
    expect(output[0]).toBe('0 pairs of 2 persons score 0.5 or more');
    expect(await review('--apply', file(), '--dry-run')).toBe(0);
    expect(output.slice(-2).join('\n')).toMatch(
      /nothing was written\n {2}person:hugo-chavez -> person:c-1 \(1 Statement\.subject\)$/,
    );
    expect(await review('--apply', file())).toBe(0);
    expect(output.at(-2)).toBe('1 joined into 1, 0 pairs recorded as different');
    output = [];
    expect(await review('--types', 'persons')).toBe(0);
    expect(output).toEqual(['0 pairs of 1 persons score 0.5 or more']);
  });

  test('accepts pairs above a score, and says which', async () => {
    expect(await review('--write', file(), '--accept-above', '0.99')).toBe(0);
    expect(output.at(-1)).toBe('Marked 0 pairs with a score of at least 0.99 as the same, in 0 groups');
    expect(await readFile(file(), 'utf8')).toContain('decision: undecided');
    expect(await review('--write', file(), '--accept-above', '0.9')).toBe(0);
    expect(output.slice(-3)).toEqual([
      `Added 0 pairs with a score of at least 0.5 to ${file()}`,
      'Marked 1 pairs with a score of at least 0.9 as the same, in 1 groups:',
      '  person:c-1 <- person:hugo-chavez',
    ]);
    expect(await review('--apply', file())).toBe(0);
    expect(output.at(-2)).toBe('1 joined into 1, 0 pairs recorded as different');
  });

  test('says what a later decision takes apart', async () => {
    for (const decision of ['same', 'different']) {
      await writeFile(file(), `pairs: [{ keep: person:c-1, join: person:hugo-chavez, decision: ${decision} }]`);
      expect(await review('--apply', file())).toBe(0);
    }
    expect(output.slice(-3)).toEqual([
      '0 joined into 0, 1 pairs recorded as different',
      '  person:hugo-chavez taken apart from person:c-1',
      '  person:c-1 <> person:hugo-chavez',
    ]);
  });

  test('reports an invalid file, a missing file and a missing graph', async () => {
    await writeFile(file(), 'pairs: [{ keep: person:c-1, join: person:nobody, decision: same }]');
    await expect(review('--apply', file())).rejects.toThrow('decisions.yaml:1:29: pairs.0.join names person:nobody');
    await writeFile(file(), 'pears: []');
    await expect(review('--write', file())).rejects.toThrow('decisions.yaml:1:1: pears is unknown here');
    expect(await readFile(file(), 'utf8')).toBe('pears: []');
    await expect(review('--decisions', join(folder, 'none.yaml'))).rejects.toThrow('there is no such file');
    expect(await runReview([], terminal, readConfig({}))).toBe(1);
    expect(errors.at(-1)).toContain('set GRAPH_PATH or NEO4J_URI');
  });
});
