import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { GraphPort, GraphRow } from '../../src/graph/index.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exporterOver, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';
import { fillWithPeople, reading } from './graphs.ts';

const FACTS = 700;
const PEOPLE = Array.from({ length: FACTS }, (_, index) => `Person ${index}`);

/** Makes pages of fewer than 600 ids, and batches of facts that are far smaller. */
const LOW = { COST_LIMIT: '600' };
/** The most texts that an answer of the graph may then have: those of a page, of which a batch of facts has several each. */
const MOST = 1_000;

const textsIn = (value: unknown): number =>
  Array.isArray(value) ? value.reduce((sum, item) => sum + textsIn(item), 0) : Number(typeof value === 'string');

/** A graph that does something with each of its answers. */
const answering = (graph: GraphPort, note: (rows: readonly GraphRow[]) => void): GraphPort =>
  new Proxy(graph, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'read') return typeof value === 'function' ? value.bind(target) : value;
      return async (...read: Parameters<GraphPort['read']>) => {
        const rows = await target.read(...read);
        note(rows);
        return rows;
      };
    },
  });

describeEngines(
  'a slice of more facts than a page has',
  (graph) => fillWithPeople(graph, PEOPLE),
  (graph) => {
    test.each([
      ['graphml', /<data key="graph.factCount">700<\/data>/],
      ['gexf', /complete, actors=701, facts=700, edges=700 /],
      ['csv', /"complete, facts=700, edges=700"\r\n$/],
      ['ftm', /complete, actors=701, facts=700"/],
    ])('%s has all of them, and no answer of the graph has more than a page', async (format, end) => {
      const sizes: number[] = [];
      const app = await exportingApp(
        answering(graph(), (rows) => sizes.push(textsIn(rows))),
        LOW,
      );
      const { text } = await exported(app, format, 'all=true');
      await app.close();
      expect(text).toMatch(end);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(5 * FACTS);
    });

    test('reads on only when it is consumed, and not when it is given up', async () => {
      let asked = 0;
      const counting = reading(graph(), async () => asked++);
      const { pieces } = await exporterOver(counting)('csv', [['all', 'true']]);
      for (let taken = 0; taken < 3; taken++) await pieces.next();
      const before = asked;
      await wait(50);
      expect(asked).toBe(before);
      await pieces.next();
      await pieces.next();
      expect(asked).toBeGreaterThan(before);
      const atEnd = asked;
      await pieces.return(undefined);
      expect(asked).toBe(atEnd);
    });

    test('is the same under a low cost limit', async () => {
      const [app, low] = [await exportingApp(graph()), await exportingApp(graph(), LOW)];
      for (const format of ['graphml', 'gexf', 'csv', 'ftm']) {
        const whole = await exported(app, format, 'all=true');
        const rows = (text: string): readonly string[] =>
          text
            .split('\n')
            .filter((line) => line !== '')
            .sort();
        expect(rows((await exported(low, format, 'all=true')).text)).toEqual(rows(whole.text));
      }
      await Promise.all([app.close(), low.close()]);
    });

    test('has a deadline for each page', async () => {
      let asked = 0;
      const slow = reading(graph(), async () => {
        asked++;
        await wait(250);
      });
      const app = await exportingApp(slow, { GRAPH_TIMEOUT_MS: '2000' });
      const { text } = await exported(app, 'csv', 'all=true');
      await app.close();
      expect(readCsv(text)).toHaveLength(FACTS);
      expect(asked * 250).toBeGreaterThan(2_000);
    });
  },
);
