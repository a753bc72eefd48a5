import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import type { Rulings } from '../projection/clusters.ts';
import { type Settled, settle } from '../projection/settle.ts';
import type { StoredStatement } from '../statements/read-statements.ts';
import { placeOf, type Reading, type Statement } from '../statements/statement.ts';
import { changeWrites, type Settlement } from './change-writes.ts';
import { touchedBy } from './closure.ts';
import { officesOf } from './offices.ts';

/** Statements that come and go, or decisions that change. */
export interface Change {
  readonly added?: readonly Statement[];
  /** The ids of statements that are taken away. */
  readonly removed?: ReadonlySet<string>;
  /** What to settle again besides: the subjects of removed statements, what decisions are about and the facts tied to it. */
  readonly subjects?: readonly string[];
  /** The readings of files that the current one replaces: what it states again is no longer of these. */
  readonly replacedRuns?: ReadonlySet<number>;
  /** Statements that stay, with the readings that still make them. */
  readonly reread?: readonly StoredStatement[];
}

/** What a change depends on beside the graph. */
export interface ChangeContext {
  readonly model: Model;
  /** The precedence of the sources of added statements; undefined for others, which the graph knows. */
  readonly precedenceOf: (source: string) => number | undefined;
  /** What people decided, and what they had decided before this change. */
  readonly rulings: Rulings;
  readonly rulingsBefore?: Rulings;
  /** Whether the graph is known to have nothing of this id. */
  readonly isNew?: (id: string) => boolean;
}

/** A change that is planned and not yet written. */
export interface PlannedChange {
  /** To be run in order, in one transaction. */
  readonly writes: readonly GraphStatement[];
  /** What the statements that the change touches came to before, and what they come to after it. */
  readonly before: Settled;
  readonly after: Settled;
  /** The number of statements that are new to the graph. */
  readonly created: number;
  /** The touched statements before the change. */
  readonly stored: readonly StoredStatement[];
}

/**
 * Plans a change: which statements stand, what they come to, and the writes that make the graph so. It writes only what
 * differs. The only way to change actors, facts, statements and conflicts.
 */
export async function planChange(graph: GraphPort, context: ChangeContext, change: Change): Promise<PlannedChange> {
  const { model, rulings, rulingsBefore = rulings, isNew = () => false } = context;
  const {
    added = [],
    removed = new Set<string>(),
    subjects = [],
    replacedRuns = new Set<number>(),
    reread = [],
  } = change;
  const { stored } = await touchedBy(graph, { model, rulings: rulingsBefore }, { added, subjects, isNew });
  const ranks = new Map(stored.map(({ source, precedence }) => [source, precedence]));
  const rankBefore = (source: string): number => ranks.get(source) ?? context.precedenceOf(source) ?? 0;
  const rankAfter = (source: string): number => context.precedenceOf(source) ?? ranks.get(source) ?? 0;
  // A source may have got another precedence since, and only some of what it states may have been settled again.
  const isReranked = [...ranks].some(([source, rank]) => rankAfter(source) !== rank);
  const there = new Map(stored.map((one) => [one.id, one]));
  const coming = new Map(
    added.map((one) => [one.id, unjoined(placedLike(one, there.get(one.id), replacedRuns), rulings)]),
  );
  const now = new Map(reread.map((one) => [one.id, one]));
  const standing = stored.filter(({ id }) => !removed.has(id) && !coming.has(id)).map((one) => now.get(one.id) ?? one);
  const before = settle({ model, precedenceOf: rankBefore, rulings: rulingsBefore }, stored);
  const after = settle({ model, precedenceOf: rankAfter, rulings }, [...standing, ...coming.values()]);
  const created = [...coming.values()].filter(({ id }) => !there.has(id));
  const offices = await officesOf(graph, model, { before, after, isReranked });
  const settlement: Settlement = {
    model,
    rulings,
    before: offices.before,
    after: offices.after,
    there,
    coming,
    removed: [...removed].filter((id) => !coming.has(id)),
    reread: reread.filter(({ id }) => !coming.has(id)),
    isNew,
    isReranked,
  };
  return {
    writes: [...changeWrites(settlement), ...offices.writes],
    before,
    after,
    created: created.length,
    stored,
  };
}

/** Where ids were joined, what a statement comes to has to be worked out: its values name ids of its source. */
const unjoined = (statement: Statement, { into }: Rulings): Statement =>
  into.size === 0 ? statement : { ...statement, whole: undefined };

/** The statement with all readings that make it, at the first of their rows. */
function placedLike(now: Statement, stored: StoredStatement | undefined, replaced: ReadonlySet<number>): Statement {
  if (!stored) return now;
  const rows = new Map(stored.readings.filter(({ run }) => !replaced.has(run)).map(({ run, row }) => [run, row]));
  rows.set(now.run, Math.min(now.locator, rows.get(now.run) ?? now.locator));
  const readings = [...rows].map(([run, row]): Reading => ({ run, row })).toSorted((one, other) => one.run - other.run);
  const locator = placeOf(readings);
  return { ...now, readings, locator, summary: locator === now.locator ? now.summary : stored.summary };
}
