import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyPlan, indexSpecs, pairKey, readDecisions } from '../../src/evidence/index.ts';
import { undoOf } from '../../src/evidence/joins/join-plan.ts';
import { typeOfId } from '../../src/model/index.ts';
import { dump, emptied } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';
import { check, Importing } from './importing.ts';
import { endsOf, idsOf, renamed } from './rows.ts';
import {
  isOfActor,
  jobOf,
  model,
  type NumberedRow,
  numbered,
  rowsOf,
  sourceOf,
  type WorldRow,
  type WorldSource,
  worlds,
} from './worlds.ts';

describeEngines(
  'imports of several sources',
  (graph) => graph.ensureIndexes(indexSpecs(model)),
  (graph) => {
    const importing = new Importing(graph);
    const load: Importing['load'] = (job, options) => importing.load(job, options);
    const after: Importing['after'] = (jobs, options) => importing.after(jobs, options);

    test('come to the same in any order, and in batches of any size', async () => {
      await check(
        fc.tuple(worlds, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 3 })),
        async ([sources, turn, size]) => {
          const expected = await after(sources.map((source) => jobOf(source)));
          const turned = sources.map((_, index) => sources[(index + turn) % sources.length] ?? sources[0]);
          const others = (turn % 2 === 0 ? turned.reverse() : turned).flatMap((source) =>
            source ? [jobOf(source)] : [],
          );
          expect(await after(others, { rowsAtOnce: size })).toEqual(expected);
        },
      );
    });

    test('change nothing when they are repeated', async () => {
      await check(worlds, async (sources) => {
        const jobs = sources.map((source) => jobOf(source));
        const expected = await after(jobs);
        for (const job of jobs) expect((await load(job)).outcome).toBe('finished before');
        for (const job of jobs) await load(job, { fromStart: true, rowsAtOnce: 2 });
        expect(await dump(graph())).toEqual(expected);
        for (const source of sources) await load(jobOf(source, { path: 'again.csv' }));
        expect(await dump(graph())).toEqual(expected);
      });
    });

    test('come to the same when they are interrupted anywhere and go on', async () => {
      await check(fc.tuple(worlds, fc.integer({ min: 1, max: 3 })), async ([sources, size]) => {
        const expected = await after(sources.map((source) => jobOf(source)));
        await emptied(graph());
        for (const source of sources) {
          const job = jobOf(source);
          const aborted = AbortSignal.abort();
          let turns = 0;
          while ((await load(job, { rowsAtOnce: size, signal: aborted })).outcome === 'interrupted') turns += 1;
          expect(turns).toBe(Math.ceil(source.rows.length / size));
        }
        expect(await dump(graph())).toEqual(expected);
      });
    });

    test('leave nothing when their source takes its rows back', async () => {
      await check(
        fc.tuple(worlds, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })),
        async ([sources, keeps]) => {
          const last = sources.at(-1);
          if (!last) return;
          const rest = numbered(last.rows).filter((_, index) => keeps[index]);
          const jobs = sources.slice(0, -1).map((source) => jobOf(source));
          const expected = await after([...jobs, jobOf(last, {}, rest)]);
          await after([jobOf(last), ...jobs]);
          await load(jobOf(last, {}, rest), { rowsAtOnce: 2 });
          expect(await dump(graph())).toEqual(expected);
        },
      );
    });
    const taken = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    const only = (rows: readonly WorldRow[], keeps: readonly boolean[]) => rows.filter((_, index) => keeps[index]);

    test('keep what another file of the source states, in any order of the files', async () => {
      const files = fc.tuple(sourceOf('a'), sourceOf('b'), rowsOf('a'), taken, taken);
      await check(files, async ([source, other, more, shared, kept]) => {
        const first = jobOf(source, { path: 'first.csv' });
        const second = jobOf(source, { path: 'second.csv' }, numbered([...more, ...only(source.rows, shared)]));
        const expected = await after([first, second, jobOf(other)]);
        expect(await after([second, jobOf(other), first])).toEqual(expected);
        const changed = jobOf(source, { path: 'first.csv' }, numbered(only(source.rows, kept).reverse()));
        await load(changed, { rowsAtOnce: 2 });
        const left = await dump(graph());
        expect(await after([changed, second, jobOf(other)])).toEqual(left);
        await after([first, second, jobOf(other)]);
        await load(changed, { replacesAll: true });
        const alone = await dump(graph());
        expect(await after([changed, jobOf(other)])).toEqual(alone);
      });
    });

    test('leave the actors of a withdrawn source whom facts of others name, with its statements', async () => {
      const named = fc.tuple(sourceOf('a'), sourceOf('b'), sourceOf('c'), taken, taken);
      await check(named, async ([one, other, third, first, second]) => {
        // Their facts name actors that only `c` describes.
        const facts = (source: WorldSource, keeps: readonly boolean[]) => ({
          ...source,
          rows: only(third.rows, keeps).map((row, index) =>
            row.filter((entry) => !isOfActor(entry)).map((entry) => renamed(entry, `${source.name}-${index}`)),
          ),
        });
        const others = [facts(one, first), facts(other, second)].map((source) => jobOf(source));
        await after([jobOf(third), ...others]);
        await load(jobOf(third, {}, []));
        const left = await dump(graph());
        const ids = new Set([facts(one, first), facts(other, second)].flatMap(({ rows }) => rows.flatMap(endsOf)));
        const kept = numbered(third.rows).map(
          ([number, row]): NumberedRow => [number, row.filter((entry) => isOfActor(entry) && ids.has(entry.id))],
        );
        const expected = await after([jobOf(third, {}, kept), ...others]);
        expect(left).toEqual(expected);
      });
    });

    test('come to what they would if their source had always had its precedence', async () => {
      await check(fc.tuple(worlds, taken, fc.boolean()), async ([sources, kept, isReduced]) => {
        const [first, ...others] = sources;
        if (!first) return;
        const rows = isReduced ? only(first.rows, kept) : first.rows;
        const changed = jobOf({ ...first, rows, precedence: first.precedence === 0 ? 10 : 0 });
        const rest = others.map((source) => jobOf(source));
        const expected = await after([changed, ...rest]);
        await after([jobOf(first), ...rest]);
        await load(changed, { rowsAtOnce: 2 });
        expect(await dump(graph())).toEqual(expected);
      });
    });

    const join = (keep: string, joined: readonly string[]) =>
      applyPlan(graph(), model, { groups: [{ keep, join: joined }], different: [], forgotten: [] });

    const part = async (keep: string, joined: string, isUndone: boolean): Promise<void> => {
      const decisions = await readDecisions(graph());
      const file = [{ keep, join: joined, decision: 'different' as const }];
      const forgotten = decisions.filter((one) => pairKey(one.keep, one.join) === pairKey(keep, joined));
      await applyPlan(graph(), model, isUndone ? undoOf(file, decisions) : { groups: [], different: file, forgotten });
    };

    test('are as before when what was joined is parted again, with other imports between', async () => {
      const options = fc.record({
        at: fc.nat(),
        kind: fc.constantFrom('person', 'loan', 'organization'),
        count: fc.constantFrom(1, 2),
        isUndone: fc.boolean(),
        isWithdrawn: fc.boolean(),
      });
      await check(fc.tuple(worlds, sourceOf('d'), options), async ([sources, later, how]) => {
        const jobs = sources.map((source) => jobOf(source));
        const ids = idsOf(await after(jobs), how.kind);
        const turned = ids.map((_, index) => ids[(index + how.at) % ids.length] ?? '');
        const [keep = '', ...joined] = turned.slice(0, how.count + 1);
        if (joined.length === 0) return;
        await join(keep, joined);
        const together = idsOf(await dump(graph()), how.kind);
        expect(joined.filter((id) => together.includes(id))).toEqual([]);
        const last = how.isWithdrawn ? sources.at(-1) : undefined;
        const more = [jobOf(later), ...(last ? [jobOf({ ...last, rows: [] })] : [])];
        for (const job of more) await load(job, { rowsAtOnce: 2 });
        const between = await dump(graph());
        for (const id of joined) await part(keep, id, how.isUndone);
        const parted = await dump(graph());
        await join(keep, joined.toReversed());
        expect(await dump(graph())).toEqual(between);
        expect(parted).toEqual(await after([...jobs, ...more]));
      });
    });

    test('are told by a dry run as they then are, facts aside that a rule may join', async () => {
      await check(fc.tuple(worlds, sourceOf('a'), taken), async ([sources, source, kept]) => {
        await emptied(graph());
        const [first] = sources;
        if (!first) return;
        const changed = { ...first, rows: [...only(first.rows, kept), ...source.rows] };
        for (const each of [...sources, changed, { ...changed, rows: [] }].map(withoutRuled)) {
          const job = jobOf(each);
          const before = await dump(graph());
          const told = await load(job, { dryRun: true });
          expect(await dump(graph())).toEqual(before);
          const done = await load(job, { rowsAtOnce: 2 });
          expect({ ...told.marker.counts, of: told.marker.tallies }).toEqual({
            ...done.marker.counts,
            of: done.marker.tallies,
          });
        }
      });
    });
  },
);

/**
 * A source without the facts that a rule may make one with those of others: a dry run, which writes nothing, does not compare
 * them, and its report says so.
 */
const withoutRuled = (source: WorldSource): WorldSource => ({
  ...source,
  rows: source.rows.filter((row) => row.every(({ id }) => typeOfId(model, id)?.same === undefined)),
});
