import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { type Link, writeGraph } from '../fuzz/random-graph.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';
import { fillWithPeople, reading } from './graphs.ts';

const COUNTS = { statementCount: 1n, sourceCount: 1n };

/** Adds a person in an office of the country that all are in, first in the order of ids. */
async function addTenure(graph: GraphPort, name: string): Promise<void> {
  const from = { label: 'Tenure', id: `tenure:${name}` };
  const link = (type: string, label: string, id: string): Link => ({ type, from, to: { label, id }, props: {} });
  await writeGraph(graph, {
    nodes: new Map([
      ['Person', [{ id: `person:${name}`, name, aliases: [], ...COUNTS }]],
      ['Tenure', [{ id: from.id, office: name, rank: 'OTHER', disputed: false, ...COUNTS }]],
    ]),
    links: [link('HOLDER', 'Person', `person:${name}`), link('COUNTRY', 'Country', 'country:AA')],
  });
}

const ENDS = {
  graphml: /<data key="graph.complete">(true|false)<\/data>/,
  gexf: /<!-- (complete(?:=\?0)?), .*(?: -->|, changed -->)/,
  csv: /"(complete(?:=\?0)?), [^"]*"\r\n$/,
  ftm: /"(complete(?:=\?0)?), [^"]*"\]/,
} as const;

const isComplete = (format: keyof typeof ENDS, text: string): boolean =>
  ['true', 'complete'].includes(ENDS[format].exec(text)?.[1] ?? '');

const endsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<edge [^>]*source="([^"]+)" target="([^"]+)"/g)].flatMap(([, ...two]) => two.map(String));

describeEngines(
  'a graph that changes while a slice is written',
  (graph) => fillWithPeople(graph, ['Ann', 'Bob', 'Cid']),
  (graph) => {
    test.each(['graphml', 'gexf', 'csv', 'ftm'] as const)('%s says so, and stays whole', async (format) => {
      let asked = 0;
      const quiet = await exportingApp(reading(graph(), async () => asked++));
      expect(isComplete(format, (await exported(quiet, format, 'all=true')).text)).toBe(true);
      await quiet.close();
      const reads = asked;
      let told = 0;
      for (let change = 1; change <= reads; change++) {
        let read = 0;
        const changing = reading(graph(), async () => {
          if (++read === change) await addTenure(graph(), `a${format}${change}`);
        });
        const app = await exportingApp(changing);
        const { text } = await exported(app, format, 'all=true');
        await app.close();
        if (!isComplete(format, text)) told++;
        const nodes = new Set([...text.matchAll(/^<node id="([^"]+)"/gm)].map(([, id = '']) => id));
        expect(endsOf(text).filter((id) => !nodes.has(id))).toEqual([]);
        if (format === 'csv') expect(readCsv(text).at(-1)?.fileEnd).toMatch(/^complete(?:$|, |=\?0, .*changed$)/);
      }
      // A change before the first mark is read, or once the last one is, is none while the file is written.
      expect(told).toBeGreaterThanOrEqual(reads - 3);
    });
  },
);
