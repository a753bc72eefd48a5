import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
  type PageRequest,
  ResultOrder,
} from '../compiler/index.ts';
import { periodEnd, periodLabel } from '../domain/index.ts';
import { LIMITS } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { byBegin, type DatedQuestion, type DatedRow, datedStatements } from './dated-facts.ts';
import { estimateTies } from './estimate.ts';
import { gapsBetween, type Stretch } from './gaps.ts';
import { dayArgument, idsArgument } from './read-arguments.ts';
import { MAX_FACTS } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { readVia } from './via.ts';
import { Yielder } from './yielder.ts';

/** The root field `timeline`. */
export const timeline: Analysis = {
  check: readTimeline,
  find: findTimeline,
  steps: (question, statistics) => estimateTies(question, statistics, 'about'),
};

function readTimeline(question: AnalysisQuestion) {
  const about = idsArgument(question, 'about', 1, LIMITS.timelineActors);
  const via = readVia(question);
  const [from, until] = [dayArgument(question, 'from'), dayArgument(question, 'until')];
  if (from !== undefined && until !== undefined && until <= from) {
    throw badInput(`${question.path}.until`, `must be after ${from}, the first day of the timeline`);
  }
  const page = ORDER.readPage((name) => question.given[name], question.path);
  return { about, via, from, until, page };
}

interface TimelineEntry extends Stretch {
  readonly date: string;
  readonly precision: string;
  readonly label: string;
  readonly mark: 'BEGAN' | 'OBSERVED';
  readonly kind: string;
  readonly node: string;
}

async function findTimeline(call: AnalysisCall): Promise<AnalysisResult> {
  const { about, via, from, until, page } = readTimeline(call);
  await checkActors(
    call,
    about.map((id) => ['about', id]),
  );
  const question: DatedQuestion = { via, about, from, until };
  const { entries, undated, cut } = await readEntries(call, question);
  const pageable = cut ? await readNearPage(call, question, page) : entries;
  const { items, hasNext, hasPrevious } = ORDER.cut(page, pageable);
  const edges = items.map((entry) => ({ ...entry, cursor: ORDER.cursorOf(entry) }));
  return {
    edges,
    nodes: items.map(({ node }) => node),
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: entries.length,
    undated,
    gaps: gapsBetween(entries),
    gaveUp: cut,
  };
}

interface TimelineEntries {
  /** In order. */
  readonly entries: readonly TimelineEntry[];
  /** The number of facts without a date. */
  readonly undated: number;
  /** Whether there are more facts than were read. */
  readonly cut: boolean;
}

async function readEntries(call: AnalysisCall, question: DatedQuestion): Promise<TimelineEntries> {
  const yielder = new Yielder(call);
  const rows = await readDated(call, yielder, question);
  const read = rows.slice(0, MAX_FACTS);
  const dated = (await yielder.map(read, toEntry)).flat();
  const { from, until } = question;
  const entries = dated.filter(
    ({ date, precision }) =>
      (until === undefined || date < until) && (from === undefined || periodEnd(date, precision) > from),
  );
  return {
    entries: await yielder.sort(entries, byPosition),
    undated: read.length - dated.length,
    cut: rows.length > MAX_FACTS,
  };
}

/** The first facts overall. Actors of several labels may take part in a fact, so duplicates are removed. */
async function readDated(call: AnalysisCall, yielder: Yielder, question: DatedQuestion): Promise<readonly DatedRow[]> {
  const statements = datedStatements(call.model, question, MAX_FACTS + 1);
  const rows = (await readPerLabel(call, statements)) as readonly DatedRow[];
  if (statements.length < 2) return rows;
  const byId = new Map<string | null | undefined, DatedRow>();
  await yielder.each(rows, (row) => void byId.set(row[0], row));
  return yielder.sort([...byId.values()], byBegin(question.window?.backward === true));
}

/** For more facts than can be read: those around the page, from its cursor or from the end at which it starts. */
async function readNearPage(
  call: AnalysisCall,
  question: DatedQuestion,
  { backward, after, before }: PageRequest<Position>,
): Promise<readonly TimelineEntry[]> {
  const window = { since: after?.date, by: before?.date, backward };
  return (await readEntries(call, { ...question, window })).entries;
}

/** The position of an entry in the timeline. */
type Position = Pick<TimelineEntry, 'date' | 'node'>;

const ORDER = new ResultOrder<Position>({
  what: 'a timeline',
  order: {
    digest: 'timeline',
    keys: [
      { type: 'Date', nullable: false },
      { type: 'ID', nullable: false },
    ],
  },
  toValues: ({ date, node }) => [date, node],
  fromValues: ([date, node]) => (typeof date === 'string' && typeof node === 'string' ? { date, node } : undefined),
  compare: byPosition,
});

function byPosition(one: Position, other: Position): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  if (one.node === other.node) return 0;
  return one.node < other.node ? -1 : 1;
}

/** The entry of a fact; none without a date. It extends as far as the fact is known to last. */
function toEntry([fact, kind, began, precision, observed, ended, seen]: DatedRow): readonly TimelineEntry[] {
  const date = began ?? observed ?? undefined;
  if (date === undefined) return [];
  const exact = began ? (precision ?? 'DAY') : 'DAY';
  const known = periodEnd(date, exact);
  // Dates may be known to the month only, so a fact may be observed, or even begin, after the first day of its end.
  const reach = [ended, seen && periodEnd(seen, 'DAY'), known].filter((day) => typeof day === 'string');
  return [
    {
      date,
      precision: exact,
      label: periodLabel(date, exact),
      mark: began ? 'BEGAN' : 'OBSERVED',
      kind: String(kind),
      node: String(fact),
      from: date,
      until: reach.sort().at(-1) ?? known,
    },
  ];
}
