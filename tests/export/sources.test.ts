import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { type Link, type Stored, writeGraph } from '../fuzz/random-graph.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';

/** How many sources say something of each tenure: fewer, as many and more than are asked for of a whole batch. */
const COUNTS = [99, 100, 101, 350];

const idOf = (index: number): string => `source:s${String(index).padStart(4, '0')}`;
/** What is written by hand needs the counts that an import would give it. */
const COUNTED = { statementCount: 1n, sourceCount: 1n };
const link = (type: string, from: Link['from'], to: Link['to']): Link => ({ type, from, to, props: {} });

/** A person in as many offices as there are counts, and sources that each state something of some of them. */
async function fill(graph: GraphPort): Promise<void> {
  const sources: readonly Stored[] = Array.from({ length: Math.max(...COUNTS) }, (_, index) => ({
    id: idOf(index),
    kind: 'ARTICLE',
    precedence: 0n,
    clearance: 'PUBLIC',
    title: `Title ${index}`,
  }));
  const said = COUNTS.flatMap((count, tenure) => Array.from({ length: count }, (_, source) => ({ tenure, source })));
  const person = { label: 'Person', id: 'person:ann' };
  const country = { label: 'Country', id: 'country:AA' };
  const tenure = (index: number): Link['from'] => ({ label: 'Tenure', id: `tenure:${index}` });
  const statement = (one: (typeof said)[number]): string => `statement:${one.tenure}-${one.source}`;
  await writeGraph(graph, {
    nodes: new Map<string, readonly Stored[]>([
      ['Country', [{ id: country.id, code: 'AA', name: 'Aland', ...COUNTED }]],
      ['Person', [{ id: person.id, name: 'Ann', aliases: [], ...COUNTED }]],
      [
        'Tenure',
        COUNTS.map((_, index) => ({ id: `tenure:${index}`, office: 'x', rank: 'OTHER', disputed: false, ...COUNTED })),
      ],
      ['Source', sources],
      ['Statement', said.map((one) => ({ id: statement(one), properties: 'office', values: 'x', basis: 'REPORTED' }))],
    ]),
    links: [
      ...COUNTS.flatMap((_, index) => [link('HOLDER', tenure(index), person), link('COUNTRY', tenure(index), country)]),
      ...said.flatMap((one) => {
        const from = { label: 'Statement', id: statement(one) };
        return [
          link('ABOUT', from, tenure(one.tenure)),
          link('SOURCE', from, { label: 'Source', id: idOf(one.source) }),
        ];
      }),
    ],
  });
}

describeEngines('an export of facts with many sources', fill, (graph) => {
  test('names all sources of each fact', async () => {
    const app = await exportingApp(graph());
    try {
      const { text, headers } = await exported(app, 'csv', 'of=person:ann');
      const rows = readCsv(text).toSorted((one, other) => ((one.fact ?? '') < (other.fact ?? '') ? -1 : 1));
      expect(rows.map(({ evidence }) => Number(evidence))).toEqual(COUNTS);
      for (const [index, { evidenceIds = '' }] of rows.entries()) {
        expect(evidenceIds.split(' | ')).toEqual(Array.from({ length: COUNTS[index] ?? 0 }, (_, one) => idOf(one)));
      }
      expect(headers).not.toHaveProperty('x-entente-truncated');
    } finally {
      await app.close();
    }
  });

  test('has all sources among the entities of FollowTheMoney', async () => {
    const app = await exportingApp(graph());
    try {
      const { text } = await exported(app, 'ftm', 'of=person:ann');
      expect(new Set(text.match(/Title \d+/g)).size).toBe(Math.max(...COUNTS));
    } finally {
      await app.close();
    }
  });
});
