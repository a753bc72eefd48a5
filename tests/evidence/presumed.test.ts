import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inForceBounds, lastOfPeriod, periodEnd } from '../../src/domain/index.ts';
import { applyPlan, indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { isFact, typeOfId } from '../../src/model/index.ts';
import { type DumpedNode, dumped } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';
import { check, Importing } from './importing.ts';
import { heads, jobOf, model, type WorldSource, worlds } from './worlds.ts';

interface Held {
  readonly node: DumpedNode;
  readonly holder: string | undefined;
  readonly country: string | undefined;
}

const LEADING = new Set(['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER']);

const textOf = ({ properties }: DumpedNode, name: string): string | undefined =>
  properties[name] === undefined || properties[name] === null ? undefined : String(properties[name]);

const later = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** The last day that a date of a fact can be. */
function lastDay(node: DumpedNode, name: string): string | undefined {
  const date = textOf(node, name);
  return date && lastOfPeriod(date, textOf(node, `${name}Precision`) ?? 'DAY');
}

/** The days that speak against presuming that a fact goes on, as the docs tell them. */
function against({ node, holder, country }: Held, others: readonly Held[]): readonly (string | undefined)[] {
  const isOpen = textOf(node, 'until') === undefined;
  const from = textOf(node, 'from');
  if (node.label === 'Event')
    return [isOpen && from ? periodEnd(from, textOf(node, 'fromPrecision') ?? '') : undefined];
  if (node.label === 'Loan') {
    const begun = lastDay(node, 'from');
    return [isOpen ? (lastDay(node, 'maturesOn') ?? (begun && later(begun, 30))) : undefined];
  }
  if (node.label !== 'Tenure') return [];
  const seen = textOf(node, 'lastObserved') ?? textOf(node, 'firstObserved');
  const shown = others
    .filter((other) => other.country === country && textOf(other.node, 'rank') === textOf(node, 'rank'))
    .filter((other) => LEADING.has(textOf(node, 'rank') ?? '') && other.holder !== holder)
    .map((other) => textOf(other.node, 'shown_from') ?? '')
    .filter((day) => day > (textOf(node, 'shown_from') ?? ''));
  return [isOpen && seen ? later(seen, 1) : undefined, ...shown];
}

/** The facts of a graph that are presumed for longer or shorter than they should be. */
async function wrong(graph: GraphPort): Promise<readonly unknown[]> {
  const { nodes, links } = await dumped(graph);
  const ends = new Map(links.map(({ from, type, to }) => [`${from} ${type}`, to]));
  const facts = nodes.flatMap((node): Held[] => {
    const type = typeOfId(model, node.id);
    if (!type || !isFact(type) || type.label !== node.label) return [];
    return [{ node, holder: ends.get(`${node.id} HOLDER`), country: ends.get(`${node.id} COUNTRY`) }];
  });
  expect(facts.length).toBeGreaterThan(0);
  const tenures = facts.filter(({ node }) => node.label === 'Tenure');
  return facts.flatMap((fact) => {
    const { node } = fact;
    const [until, precision] = [textOf(node, 'until'), textOf(node, 'untilPrecision') ?? 'DAY'];
    const [first] = against(fact, tenures)
      .filter((day) => day !== undefined)
      .toSorted();
    const isMoot = until !== undefined && (precision === 'DAY' || (first ?? '') >= lastOfPeriod(until, precision));
    const expected = isMoot ? undefined : first;
    const bounds = inForceBounds({ ...node.properties, presumedUntil: expected ?? null });
    const stored = Object.fromEntries(Object.keys(bounds).map((name) => [name, textOf(node, name)]));
    const isRight = textOf(node, 'presumedUntil') === expected && JSON.stringify(stored) === JSON.stringify(bounds);
    return isRight ? [] : [{ fact, expected, bounds }];
  });
}

describeEngines(
  'until when facts are presumed to be in force',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    const importing = new Importing(graph);

    test('follows from what is there, after imports, joins and withdrawals', async () => {
      await check(fc.tuple(fc.oneof(heads, worlds), fc.integer({ min: 1, max: 3 })), async ([sources, size]) => {
        await importing.anew(
          sources.map((source) => jobOf(source)),
          { rowsAtOnce: size },
        );
        expect(await wrong(graph())).toEqual([]);
        const { nodes } = await dumped(graph());
        const persons = nodes.filter(({ label }) => label === 'Person').map(({ id }) => id);
        const [keep = '', ...join] = persons.slice(0, 2);
        await applyPlan(graph(), model, { groups: [{ keep, join }], different: [], forgotten: [] });
        expect(await wrong(graph())).toEqual([]);
        const first = sources[0] as WorldSource;
        await importing.load(jobOf({ ...first, rows: first.rows.slice(1) }), { rowsAtOnce: size });
        expect(await wrong(graph())).toEqual([]);
      });
    });
  },
);
