import type { GraphPort } from '../../src/graph/index.ts';
import { type Link, type Stored, writeGraph } from '../fuzz/random-graph.ts';

/** Names that a file must not stumble over. */
export const ODD_NAMES: readonly string[] = [
  '=1+1',
  '+1',
  '-1',
  '@a',
  '＝1',
  '"quoted" and \'so\'',
  'a,b;c|d',
  'two\nlines\r\nand a\ttab',
  'a bare\nline end',
  ']]> <b>&amp;&lt;</b> -->',
  'bell\u0007 escape\u001b delete\u007f',
  'é 中 😀 \u200f',
  ' around ',
  'C:\\new\\table',
];

/** Required of every actor and fact. */
const COUNTS = { statementCount: 1n, sourceCount: 1n };
const COUNTRY = { id: 'country:AA', code: 'AA', name: 'Aland', ...COUNTS };

/** A country with persons in office, each of them of such a name. */
export async function fillWithPeople(graph: GraphPort, names: readonly string[]): Promise<void> {
  const people: readonly Stored[] = names.map((name, index) => ({
    id: `person:${index}`,
    name,
    aliases: [name],
    ...COUNTS,
  }));
  const tenures: readonly Stored[] = names.map((name, index) => ({
    id: `tenure:${index}`,
    office: name,
    rank: 'OTHER',
    from: '2020-01-01',
    fromPrecision: 'YEAR',
    disputed: false,
    ...COUNTS,
  }));
  const link = (type: string, index: number, label: string, id: string): Link => ({
    type,
    from: { label: 'Tenure', id: `tenure:${index}` },
    to: { label, id },
    props: {},
  });
  await writeGraph(graph, {
    nodes: new Map([
      ['Country', [COUNTRY]],
      ['Person', people],
      ['Tenure', tenures],
    ]),
    links: names.flatMap((_, index) => [
      link('HOLDER', index, 'Person', `person:${index}`),
      link('COUNTRY', index, 'Country', COUNTRY.id),
    ]),
  });
}

/** A graph that has something done before each of its reads. */
export const reading = (graph: GraphPort, before: () => Promise<unknown>): GraphPort =>
  new Proxy(graph, {
    get: (target, name) => {
      if (name === 'read') return (...read: Parameters<GraphPort['read']>) => before().then(() => target.read(...read));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
