import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { FORMAT_LABEL } from '../../../src/evidence/index.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
import { AdminCsvFolder, jobAmong } from '../../../src/import/index.ts';
import { model } from '../../support/ask.ts';
import { contents } from '../contents.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A graph as sorted lines: every node with its label and properties, every relationship with its ends and properties. */
export type GraphLines = readonly string[];

/** What a graph holds. Its labels are told apart by the ids. */
export async function graphLines(graph: GraphPort): Promise<GraphLines> {
  const nodes = (await contents(graph)).slice(0, -1).flatMap((rows) => rows.map(([one]) => one as Properties));
  const text = 'MATCH (a)-[x]->(b) RETURN type(x), a.id, b.id, properties(x)';
  const ties = await graph.read({ text, params: {} });
  return [
    ...nodes.map((one) => line('node', one)),
    ...ties.map(([type, from, to, own]) => line(`${type} ${from} ${to}`, own as Properties)),
  ].sort();
}

/** What the files in a folder hold, read by nothing but their headers. Which format the graph has is left out. */
export async function folderLines(folder: string, separator = '\u001f'): Promise<GraphLines> {
  const lines: string[] = [];
  for (const header of (await readdir(folder)).filter(
    (file) => file.endsWith('-header.csv') && !file.includes(FORMAT_LABEL),
  )) {
    const [, kind, name] = /^(nodes|relationships)-(\w+)-header\.csv$/.exec(header) ?? [];
    const heads = (await readFile(join(folder, header), 'utf8')).trimEnd().split(',');
    const ends = kind === 'nodes' ? [] : heads.splice(0, 2);
    expectEnds(ends, header);
    for (const row of rowsOf(await readFile(join(folder, `${kind}-${name}.csv`)))) {
      const tied = row.splice(0, ends.length);
      const properties = heads.map((head, index) => {
        const [property = '', type = ''] = head.split(':');
        return [property, typedValue(type, row[index] ?? null, separator)];
      });
      lines.push(line(kind === 'nodes' ? 'node' : `${name} ${tied.join(' ')}`, Object.fromEntries(properties)));
    }
  }
  return lines.sort();
}

/** The rows of a file without a header; null where there are not even quotes. */
export const rowsOf = (file: Buffer): (string | null)[][] =>
  parse(file, { cast: (text, { quoting }) => (text === '' && !quoting ? null : text) }) as unknown as (
    | string
    | null
  )[][];

function expectEnds(ends: readonly string[], header: string): void {
  if (ends.length > 0 && ends.join() !== ':START_ID,:END_ID') throw new Error(`${header} begins with ${ends.join()}`);
}

function typedValue(type: string, text: string | null, separator: string): unknown {
  if (text === null) return null;
  switch (type) {
    case 'ID':
    case 'string':
      return text;
    case 'long':
    case 'double':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'string[]':
      return text === '' ? [] : text.split(separator);
    default:
      throw new Error(`neo4j-admin has no type ${type}, or nothing here needs it`);
  }
}

function line(what: string, properties: Properties): string {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return `${what} ${JSON.stringify(known.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** What `--to-admin-csv` gives for the mapping `m.yaml` and the file `data.csv` of a folder, from nothing. */
export async function linesOfFiles(folder: string): Promise<GraphLines> {
  const path = join(folder, 'csv');
  const csv = await AdminCsvFolder.open(path, model);
  try {
    const job = await jobAmong(() => csv.countries(), model, join(folder, 'm.yaml'), join(folder, 'data.csv'));
    await csv.take(job, { rejectedPath: join(folder, 'rejected.csv') });
    expect(await csv.write({})).toBe(true);
  } finally {
    await csv.close();
  }
  const lines = await folderLines(path);
  await rm(path, { recursive: true });
  return lines;
}
