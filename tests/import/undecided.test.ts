import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { applyPlan, talliesOf } from '../../src/evidence/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import type { ImportOptions } from '../../src/import/load/options.ts';
import { parseDecisions, planDecisions, planUndo, REVIEWABLE_TYPES, review } from '../../src/review/index.ts';
import { fillWithSeed, model } from '../support/ask.ts';
import { dump, emptied } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';

const mappingOf = (list: string): string => `
name: ${list}
source: { title: The ${list} list }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, from, until] }
entries:
  - { type: Person, id: "person:paz", fields: { name: { const: Paz } } }
  - type: Tenure
    id: "tenure:{id}"
    fields:
      holder: "person:paz"
      country: { const: "country:VE" }
      office: { const: President }
      rank: { const: HEAD_OF_STATE }
      from: { date: "{from}" }
      until: { date: "{until}" }
`;

/** Two terms, and one of another list that spans both. */
const TERMS = ['terms-1,1952-04-15,1956-08-06', 'terms-2,1956-08-06,1964-11-04', 'terms-9,1985-08-06,1989-08-06'];
const SPANS = ['spans-1,1952-04-15,1964-11-04', 'spans-2,1985-08-06,1989-08-06'];

describeEngines('facts that may be the same as several others', fillWithSeed, (graph) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-undecided-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    await emptied(graph());
    await fillWithSeed(graph());
  });

  async function load(list: string, rows: readonly string[], options: Partial<ImportOptions> = {}) {
    const [mapping, file] = [join(folder, `${list}.yaml`), join(folder, `${list}.csv`)];
    await writeFile(mapping, mappingOf(list));
    await writeFile(file, `${['id,from,until', ...rows].join('\n')}\n`);
    const job = await openJob(graph(), model, mapping, file);
    const result = await importFile(graph(), model, job, { rejectedPath: `${file}.rejected.csv`, ...options });
    return talliesOf(result.marker.tallies, 'undecided');
  }

  const SPAN = 'tenure:spans-1, tenure:terms-1, tenure:terms-2';
  const told = (row: number) => [{ of: 'undecided', reason: 'tenure', count: 1, examples: [[row, SPAN]] }];

  test.each([1, 2, 500])('are reported once, in batches of %i rows', async (rowsAtOnce) => {
    expect(await load('terms', TERMS, { rowsAtOnce })).toEqual([]);
    expect(await load('spans', SPANS, { rowsAtOnce })).toEqual(told(1));
    // The same file once more, and the other with another row.
    expect(await load('spans', SPANS, { rowsAtOnce, fromStart: true })).toEqual(told(1));
    expect(await load('terms', [...TERMS, 'terms-10,1990-01-01,1991-01-01'], { rowsAtOnce })).toEqual(told(1));
  });

  test('are reported once where the import is interrupted in between', async () => {
    await load('spans', SPANS);
    const signal = AbortSignal.abort();
    expect(await load('terms', TERMS, { rowsAtOnce: 1, signal })).toEqual([]);
    expect(await load('terms', TERMS, { rowsAtOnce: 1, signal })).toEqual(told(2));
    expect(await load('terms', TERMS, { rowsAtOnce: 1 })).toEqual(told(2));
  });

  test('are proposed, each to keep out the others', async () => {
    await load('terms', TERMS);
    await load('spans', SPANS);
    const types = REVIEWABLE_TYPES.filter(({ plural }) => plural === 'tenures');
    const { proposals, types: found } = await review(graph(), model, { minScore: 0.1, types });
    expect(found).toMatchObject([{ plural: 'tenures', compared: 2 }]);
    expect(proposals.map(({ type, keep, join: other, score }) => [type, keep.id, other.id, score > 0.5])).toEqual([
      ['Tenure', 'tenure:spans-1', 'tenure:terms-2', true],
      ['Tenure', 'tenure:spans-1', 'tenure:terms-1', false],
    ]);
    expect(proposals[0]).toMatchObject({
      keep: { name: 'person:paz, country:VE, HEAD_OF_STATE, 1952-04-15 to 1964-11-04' },
      reasons: [
        'the same holder person:paz, country country:VE, rank HEAD_OF_STATE',
        '66 % of their periods is in common',
      ],
      rivals: [{ id: 'tenure:terms-1', source: 'source:terms', fitsBetter: false }],
    });
  });

  test('are joined by a decision, which can be undone', async () => {
    await load('terms', TERMS);
    await load('spans', SPANS);
    const ids = async () =>
      (
        await graph().read({
          text: "MATCH (t:Tenure)-[:HOLDER]->(p:Person {id: 'person:paz'}) RETURN t.id, t.until, t.statementCount, t.disputed ORDER BY t.id",
          params: {},
        })
      ).map((row) => row.join(' '));
    const before = await dump(graph());
    expect(await ids()).toEqual([
      'tenure:spans-1 1964-11-04 1 false',
      'tenure:spans-2 1989-08-06 2 false',
      'tenure:terms-1 1956-08-06 1 false',
      'tenure:terms-2 1964-11-04 1 false',
    ]);
    const file = parseDecisions(
      'd.yaml',
      'pairs:\n  - { keep: tenure:terms-2, join: tenure:spans-1, decision: same }\n',
    );
    await applyPlan(graph(), model, await planDecisions(graph(), model, file));
    expect(await ids()).toEqual([
      'tenure:spans-2 1989-08-06 2 false',
      'tenure:terms-1 1956-08-06 1 false',
      'tenure:terms-2 1964-11-04 2 true',
    ]);
    // A decision ends the doubt, also for what is imported later.
    expect(await load('spans', SPANS, { fromStart: true })).toEqual([]);
    await applyPlan(graph(), model, await planUndo(graph(), file));
    expect(await dump(graph())).toEqual(before);
  });
});
