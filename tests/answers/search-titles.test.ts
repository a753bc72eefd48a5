import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const MAPPING = `
name: titled
source: { title: Titled }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [title, purpose] }
entries:
  - type: Loan
    id: "loan:titled-{row}"
    fields:
      creditor: { const: country:CN }
      debtor: { const: country:VE }
      title: "{title}"
      purpose: "{purpose}"
      from: { const: "2011-03-04" }
      umbrella: { const: false }
    states: [from]
`;

const ROWS = [
  'title,purpose',
  'Preferential loan for the Électronic Postal Program,Communications',
  ',Harbours and quays',
];

async function fill(graph: GraphPort): Promise<void> {
  await fillWithSeed(graph);
  const folder = await mkdtemp(join(tmpdir(), 'entente-titles-'));
  const [mapping, file] = [join(folder, 'titled.yaml'), join(folder, 'titled.csv')];
  await writeFile(mapping, MAPPING);
  await writeFile(file, ROWS.join('\n'));
  await importFile(graph, model, await openJob(graph, model, mapping, file), { rejectedPath: join(folder, 'no.csv') });
  await rm(folder, { recursive: true });
}

describeEngines('search by the titles of facts', fill, (graph) => {
  test.each([
    ['electronic postal program', 'loan:titled-1', 'title'],
    ['communic', 'loan:titled-1', 'purpose'],
    ['postal communications', 'loan:titled-1', 'purpose'],
    ['harbours', 'loan:titled-2', 'purpose'],
  ])('%s', async (query, id, property) => {
    const text = 'query ($query: String!) { search(query: $query, types: [LOAN]) { edges { property node { id } } } }';
    expect(await dataOf(graph(), text, { query })).toEqual({ search: { edges: [{ property, node: { id } }] } });
  });
});

test('what names or titles an actor or fact is searched, whatever its type', () => {
  const named = [...model.nodes.values()].flatMap(({ name, fields }) =>
    [...fields.values()].flatMap((field) =>
      field.kind === 'property' && ['name', 'title', 'aliases', 'summary', 'purpose'].includes(field.name)
        ? [{ of: `${name}.${field.name}`, searchable: field.searchable }]
        : [],
    ),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter(({ searchable }) => !searchable)).toEqual([]);
});
