import type { AnalysisCall, PageRequest } from '../../compiler/index.ts';
import { readPerLabel } from '../read-per-label.ts';
import type { Yielder } from '../yielder.ts';
import { type DatedQuestion, type DatedRow, entriesStatements, factOf, factsStatements } from './dated-facts.ts';
import { type DatedFact, entriesOf, isWithin, stretchOf, type TimelineEntry } from './entry.ts';
import type { Stretch } from './gaps.ts';

/** The position of an entry in the timeline. */
export type Position = Pick<TimelineEntry, 'position'>;

export const byPosition = ({ position: one }: Position, { position: other }: Position): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** The entries that were read, and what they are of. */
export interface ReadTimeline {
  /** In order. */
  readonly entries: readonly TimelineEntry[];
  /** What the facts with an entry are known to cover. */
  readonly stretches: readonly Stretch[];
  /** The ids of the facts without a date, in order. */
  readonly undated: readonly string[];
  /** Whether there are more facts than were read. */
  readonly cut: boolean;
}

/** Reads the first facts, by their first dates; undated ones come last. */
export async function readTimeline(
  call: AnalysisCall,
  yielder: Yielder,
  question: DatedQuestion,
  maxFacts: number,
): Promise<ReadTimeline> {
  const rows = (await readPerLabel(call, factsStatements(call.model, question, maxFacts + 1))) as readonly DatedRow[];
  // Actors of several labels may take part in a fact.
  const byId = new Map<string, DatedFact>();
  await yielder.each(rows, (row) => void byId.set(String(row[0]), factOf(row)));
  const facts = await yielder.sort([...byId.values()], byFirstDate);
  const entries: TimelineEntry[] = [];
  const stretches: Stretch[] = [];
  const undated: string[] = [];
  await yielder.each(facts.slice(0, maxFacts), (fact) => {
    const own = entriesOf(fact);
    const within = own.filter((entry) => isWithin(question, entry));
    const stretch = within.length > 0 ? stretchOf(fact) : undefined;
    entries.push(...within);
    if (stretch) stretches.push(stretch);
    if (own.length === 0) undated.push(fact.id);
  });
  return { entries: await yielder.sort(entries, byPosition), stretches, undated, cut: facts.length > maxFacts };
}

/** Compares facts as the statements order them. */
function byFirstDate(one: DatedFact, other: DatedFact): number {
  const [left, right] = [one, other].map(
    ({ id, from, firstObserved, lastObserved, until }) =>
      `${from ?? firstObserved ?? lastObserved ?? until ?? '~'}${id}`,
  ) as [string, string];
  return left < right ? -1 : 1;
}

/** The fewest entries that are read at once. */
const MIN_BATCH = 1_000;

/**
 * For more facts than can be read: the entries of a page and one beyond it, from its cursor or from the end at which it
 * starts, in order. At most `maxRows` are read at once.
 */
export async function readPage(
  call: AnalysisCall,
  yielder: Yielder,
  question: DatedQuestion,
  { size, backward, after, before }: PageRequest<Position>,
  maxRows: number,
): Promise<readonly TimelineEntry[]> {
  const found = new Map<string, TimelineEntry>();
  const limit = Math.min(Math.max(size + 1, MIN_BATCH), maxRows);
  const window = { after: after?.position, before: before?.position, backward };
  let reached: string | undefined;
  do {
    const from = backward ? { before: reached ?? window.before } : { after: reached ?? window.after };
    const statements = entriesStatements(call.model, question, { ...window, ...from }, limit);
    const batches = (await Promise.all(
      statements.map((statement) => readPerLabel(call, [statement])),
    )) as readonly (readonly DatedRow[])[];
    reached = horizon(batches, limit, backward);
    for (const rows of batches) {
      await yielder.each(rows, (row) => {
        const isKnown = reached === undefined || (backward ? String(row[0]) >= reached : String(row[0]) <= reached);
        const entry = isKnown && entriesOf(factOf(row, 1)).find(({ position }) => position === row[0]);
        if (entry && isWithin(question, entry)) found.set(entry.position, entry);
      });
    }
  } while (reached !== undefined && found.size <= size);
  return yielder.sort([...found.values()], byPosition);
}

/** The position up to which all entries have been read: the nearest at which a batch was cut; undefined if none was. */
function horizon(batches: readonly (readonly DatedRow[])[], limit: number, backward: boolean): string | undefined {
  const ends = batches.filter(({ length }) => length >= limit).map((rows) => String(rows.at(-1)?.[0]));
  return backward ? ends.sort().at(-1) : ends.sort()[0];
}
