import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { applyPlan, claimFormat, indexSpecs, readDecisions } from '../../src/evidence/index.ts';
import { undoOf } from '../../src/evidence/joins/join-plan.ts';
import { type GraphPort, settleKept } from '../../src/graph/index.ts';
import { dump, emptied } from '../support/dump.ts';
import { describeEngines, type Engine } from '../support/engines.ts';
import { checkKept, checkPages, KEPT_RELATIONS } from '../support/kept.ts';
import { check, Importing } from './importing.ts';
import { idsOf, renamed } from './rows.ts';
import { isOfActor, jobOf, model, numbered, sourceOf, type WorldRow, worlds } from './worlds.ts';

/** How many facts a node keeps in an order here, and pages within and beyond that. */
const MOST = 1;
const PAGES = [1, 2];
/** The step after which pages are asked, once: Neo4j takes long to plan them, and other tests ask more of them. */
const PAGED = 3;
const MINUTES = 60_000;

/** A loan that a bank gives a country in a year. */
const loan = (name: string, year: number): WorldRow => [
  { id: 'country:VE', values: { code: 'VE', name: 'Venezuela' } },
  { id: 'organization:b', values: { name: 'Bank' } },
  {
    id: `loan:${name}`,
    values: {
      ...{ creditor: 'organization:b', debtor: 'country:VE', principal: year * 1e6, currency: 'USD' },
      ...{ from: `${year}-01-01`, fromPrecision: 'YEAR' },
    },
  },
];

/** How long a transaction stays open at least, for others to run into it, in milliseconds. */
const OPEN_MS = 300;

/** A graph that is settled while each of its transactions is open, before the commit, and what closes its connections. */
function settledMeanwhile(
  graph: GraphPort,
  engine: Engine,
  settle: () => Promise<void>,
): readonly [GraphPort, () => Promise<void>] {
  if (engine === 'embedded') {
    const write: GraphPort['write'] = async (...given) => {
      await Promise.all([settle(), graph.write(...given), settle()]);
    };
    return [withWrite(graph, write), async () => undefined];
  }
  const { NEO4J_URI: uri = '', NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const write: GraphPort['write'] = async (statements) => {
    const session = driver.session();
    const transaction = await session.beginTransaction();
    for (const { text, params } of statements) await transaction.run(text, params);
    const settled = settle();
    await Promise.race([settled, sleep(OPEN_MS)]);
    await transaction.commit();
    await Promise.all([settled, session.close()]);
  };
  return [withWrite(graph, write), () => driver.close()];
}

const withWrite = (graph: GraphPort, write: GraphPort['write']): GraphPort =>
  new Proxy(graph, {
    get: (target, name) => {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describeEngines(
  'the first facts that nodes keep',
  async (graph) => {
    await claimFormat(graph, model);
    await graph.ensureIndexes(indexSpecs(model));
  },
  (graph, engine) => {
    const importing = new Importing(graph);
    const settle = () => settleKept(graph(), KEPT_RELATIONS, 60_000, MOST);
    const apply = (keep: string, join: readonly string[]) =>
      applyPlan(graph(), model, { groups: [{ keep, join }], different: [], forgotten: [] });

    test(
      'are theirs whatever is written: rows come, change and go, sources rank anew, ids are joined and parted',
      async () => {
        let lists = 0;
        const options = fc.record({
          kind: fc.constantFrom('loan', 'organization', 'person'),
          isOpen: fc.array(fc.constantFrom(false, false, false, true), { minLength: 20, maxLength: 20 }),
          kept: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        });
        const tryWorlds = () =>
          check(fc.tuple(worlds, sourceOf('d'), options), async ([sources, later, how]) => {
            await emptied(graph());
            const last = sources.at(-1);
            // Facts alone, the first by id: a statement about an actor writes it anew, so that it keeps nothing.
            const facts = (rows: readonly WorldRow[]) => ({
              name: 'f',
              precedence: 0,
              rows: rows.map((row, index) =>
                row.filter((entry) => !isOfActor(entry)).map((entry) => renamed(entry, `0-${index}`)),
              ),
            });
            const rows = sources.flatMap((source) => source.rows);
            const steps = [
              ...sources.map((source) => () => importing.load(jobOf(source), { rowsAtOnce: 2 })),
              () => importing.load(jobOf(facts(rows)), { rowsAtOnce: 2 }),
              () => importing.load(jobOf(facts(rows.toReversed())), { rowsAtOnce: 2 }),
              () => importing.load(jobOf(facts(rows.filter((_, index) => how.kept[index])))),
              async () => {
                const [keep, ...joined] = idsOf(await dump(graph()), how.kind);
                if (keep !== undefined && joined.length > 0) await apply(keep, joined.slice(0, 1));
              },
              () => importing.load(jobOf(later), { rowsAtOnce: 3 }),
              async () => {
                const decisions = await readDecisions(graph());
                await applyPlan(graph(), model, undoOf(decisions, decisions));
              },
              ...(last
                ? [
                    () => importing.load(jobOf({ ...last, precedence: last.precedence === 0 ? 10 : 0 })),
                    () =>
                      importing.load(
                        jobOf(
                          last,
                          {},
                          numbered(last.rows).filter((_, index) => how.kept[index]),
                        ),
                      ),
                    () => importing.load(jobOf({ ...last, rows: [] })),
                  ]
                : []),
            ];
            for (const [index, step] of steps.entries()) {
              if (!how.isOpen[index]) await settle();
              lists += await checkKept(graph(), MOST);
              await step();
              await checkKept(graph(), MOST);
              if (index === PAGED) await checkPages(graph(), PAGES);
            }
          });
        // By chance, no actor of a world may have so many facts that it keeps the first.
        for (let tried = 0; lists === 0 && tried < 10; tried++) await tryWorlds();
        expect(lists).toBeGreaterThan(0);
      },
      10 * MINUTES,
    );

    test(
      'are not those from before, where a node is settled while a transaction that changes its facts is open',
      async () => {
        await emptied(graph());
        const [port, close] = settledMeanwhile(graph(), engine, settle);
        try {
          const loading = new Importing(() => port);
          const load = async (...loans: readonly WorldRow[]): Promise<void> => {
            await loading.load(jobOf({ name: 'g', precedence: 0, rows: loans }));
            await settle();
            expect(await checkKept(graph(), MOST)).toBeGreaterThan(0);
          };
          await load(loan('a', 1999), loan('b', 2001));
          await load(loan('a', 1999), loan('b', 2001), loan('c', 2003), loan('d', 1997));
          await load(loan('a', 2005), loan('b', 1995), loan('c', 2003), loan('d', 1997));
          await load(loan('c', 2003), loan('d', 1997));
        } finally {
          await close();
        }
      },
      2 * MINUTES,
    );
  },
);
