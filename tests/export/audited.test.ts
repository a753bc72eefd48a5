import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { AuditFile } from '../../src/server/observe/audit/audit-file.ts';
import { fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { exportingApp } from './app.ts';
import { readCsv } from './csv.ts';

interface Line {
  readonly outcome: string;
  readonly cost?: { readonly rows: number; readonly steps: number };
  readonly rows?: number;
  readonly bytes?: number;
  readonly file?: object;
}

describeEngines('the audit log of exports', fillWithSeed, (graph) => {
  const lines: Line[] = [];
  let app: FastifyInstance;
  beforeAll(async () => {
    const audit = { append: (line: string) => void lines.push(JSON.parse(line)) } as unknown as AuditFile;
    app = await exportingApp(graph(), { RATE_LIMIT_COST: '100000' }, { audit });
  });
  afterAll(() => app.close());

  /** The last line of an export, and its text. */
  async function audited(url: string) {
    lines.length = 0;
    const { body } = await app.inject(url);
    for (let i = 0; i < 100 && lines.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    return { text: body, line: lines.at(-1) };
  }

  test('has what a slice cost and what is in it, and no id of it', async () => {
    const { text, line } = await audited('/export/csv?all=true');
    const rows = readCsv(text);
    const facts = new Set(rows.map(({ fact }) => fact)).size;
    expect(facts).toBeGreaterThan(3);
    expect(line).toMatchObject({ outcome: 'ok', bytes: Buffer.byteLength(text), file: { facts, complete: true } });
    // At least a row is read and priced for each fact.
    expect(line?.rows).toBeGreaterThanOrEqual(facts);
    expect(line?.cost?.rows).toBeGreaterThanOrEqual(facts);
    expect(line?.cost?.steps).toBeGreaterThan(facts);
    expect(JSON.stringify(lines)).not.toMatch(/loan:|country:|LOAN/);
  });

  test('says that surroundings were cut off', async () => {
    const { line } = await audited('/export/graphml?of=country:VE&first=5');
    expect(line).toMatchObject({ outcome: 'partial', file: { actors: 5, complete: false } });
  });
});
