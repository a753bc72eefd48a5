import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { MappedRow } from '../../evidence/index.ts';
import { rowsBy } from '../testing/job-files.ts';
import { KEYS_OF_PARTS } from './spec/mapping-schema.ts';
import { KEYS_OF_VALUES } from './spec/value-schema.ts';

const page = readFileSync(new URL('../../../docs/mapping.md', import.meta.url), 'utf8');

/** A documented example: the files, the mapping, and the results of the named values for each row. */
interface Snippet {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly yaml: string;
  readonly json: string;
}

function snippets(): readonly Snippet[] {
  const found: Snippet[] = [];
  let title = '';
  let files: Record<string, string> = {};
  let yaml = '';
  for (const [, head, language, name, text = ''] of page.matchAll(
    /^## (.*)$|^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm,
  )) {
    title = head ?? title;
    if (language === 'csv') files[name ?? 'data.csv'] = text;
    if (language === 'yaml') yaml = text;
    if (language !== 'json') continue;
    found.push({ title: `${title} ${found.length + 1}`, files, yaml, json: text });
    files = {};
  }
  return found;
}

/** Completes a snippet into a mapping of a person that states all the named values. */
function mappingOf({ files, yaml, json }: Snippet): string {
  const [columns = []] = parse(files['data.csv'] ?? '') as string[][];
  const names = Object.keys((JSON.parse(json) as object[])[0] ?? {});
  const also = names.map((name) => `it-${name}: "{${name}}"`).join(', ');
  return `name: m
source: { title: M }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: ${JSON.stringify(columns)} }
${yaml}entries: [{ type: Person, id: "person:x", fields: { name: { const: X } }, also: { ${also} } }]
`;
}

function resultsOf(row: MappedRow, names: readonly string[]): unknown {
  if (row.kind !== 'entries') return row;
  const stated = new Map(row.entries[0]?.statements[0]?.also?.map((one) => [one.property.slice('it-'.length), one]));
  const worded = (name: string): string | null => {
    const { value = null, precision = null } = stated.get(name) ?? {};
    return precision === null ? value : `${value} ${precision}`;
  };
  return Object.fromEntries(names.map((name) => [name, worded(name)]));
}

test.each(snippets())('gives the documented result: $title', async (snippet) => {
  const expected = JSON.parse(snippet.json) as object[];
  const rows = await rowsBy({ ...snippet.files, 'm.yaml': mappingOf(snippet) });
  expect(rows.map((row, index) => resultsOf(row, Object.keys(expected[index] ?? {})))).toEqual(expected);
});

test('documents every key of values, entries and tables', () => {
  expect([...KEYS_OF_PARTS, ...KEYS_OF_VALUES].filter((key) => !page.includes(`\`${key}`))).toEqual([]);
});
