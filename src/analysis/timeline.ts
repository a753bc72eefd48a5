import {
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badCursor,
  badInput,
  type CursorOrder,
  cutPage,
  decodeCursor,
  encodeCursor,
  type PageRequest,
  readPageRequest,
} from '../compiler/index.ts';
import { periodEnd, periodLabel } from '../domain/index.ts';
import { checkActors } from './actors.ts';
import { dayArgument, idsArgument } from './call.ts';
import { byBegin, type DatedQuestion, type DatedRow, datedStatements } from './dated-facts.ts';
import { gapsBetween, type Stretch } from './gaps.ts';
import { readLabels } from './read-labels.ts';
import { Turns } from './turns.ts';
import { readVia } from './via.ts';

const MAX_ACTORS = 20;
/** The most facts that are counted, and looked through for a page. */
export const MAX_FACTS = 100_000;

const ORDER: CursorOrder = {
  digest: 'timeline',
  keys: [
    { type: 'Date', nullable: false },
    { type: 'ID', nullable: false },
  ],
};

interface Entry extends Stretch {
  readonly date: string;
  readonly precision: string;
  readonly label: string;
  readonly mark: 'BEGAN' | 'OBSERVED';
  readonly kind: string;
  readonly node: string;
}

/** What is asked for. */
export function readTimeline(question: AnalysisQuestion) {
  const about = idsArgument(question, 'about', 1, MAX_ACTORS);
  const via = readVia(question);
  const [from, until] = [dayArgument(question, 'from'), dayArgument(question, 'until')];
  if (from !== undefined && until !== undefined && until <= from) {
    throw badInput(`${question.path}.until`, `must be a day after ${from}, which the timeline begins with`);
  }
  const page = readPageRequest((name) => question.given[name], question.path, readCursor);
  return { about, via, from, until, page };
}

/** The root field `timeline`. */
export async function timeline(call: AnalysisCall): Promise<AnalysisResult> {
  const { about, via, from, until, page } = readTimeline(call);
  await checkActors(
    call,
    about.map((id) => ['about', id]),
  );
  const question: DatedQuestion = { via, about, from, until };
  const { entries, undated, cut } = await readEntries(call, question);
  const around = cut ? await readAround(call, question, page) : entries;
  const { items, hasNext, hasPrevious } = cutPage(page, around, byPlace);
  const edges = items.map((entry) => ({ ...entry, cursor: encodeCursor(ORDER.digest, [entry.date, entry.node]) }));
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

/** Facts in their order; how many have no date; and whether there are more than were read. */
interface Entries {
  readonly entries: readonly Entry[];
  readonly undated: number;
  readonly cut: boolean;
}

async function readEntries(call: AnalysisCall, question: DatedQuestion): Promise<Entries> {
  const turns = new Turns(call);
  const rows = await readDated(call, turns, question);
  const read = rows.slice(0, MAX_FACTS);
  const dated = (await turns.map(read, toEntry)).flat();
  const { from, until } = question;
  const entries = dated.filter(
    ({ date, precision }) =>
      (until === undefined || date < until) && (from === undefined || periodEnd(date, precision) > from),
  );
  return {
    entries: await turns.sort(entries, byPlace),
    undated: read.length - dated.length,
    cut: rows.length > MAX_FACTS,
  };
}

/** The first facts of all, each once: actors of several labels can take part in one. */
async function readDated(call: AnalysisCall, turns: Turns, question: DatedQuestion): Promise<readonly DatedRow[]> {
  const statements = datedStatements(call.model, question, MAX_FACTS + 1);
  const rows = (await readLabels(call, statements)) as readonly DatedRow[];
  if (statements.length < 2) return rows;
  const once = new Map<string | null | undefined, DatedRow>();
  await turns.each(rows, (row) => void once.set(row[0], row));
  return turns.sort([...once.values()], byBegin(question.near?.backward === true));
}

/** Where there are too many facts to read all of them, those from a page's cursor on, or from the end that it begins with. */
async function readAround(
  call: AnalysisCall,
  question: DatedQuestion,
  { backward, after, before }: PageRequest<Place>,
): Promise<readonly Entry[]> {
  const near = { since: after?.date, by: before?.date, backward };
  return (await readEntries(call, { ...question, near })).entries;
}

type Place = Pick<Entry, 'date' | 'node'>;

function byPlace(one: Place, other: Place): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  if (one.node === other.node) return 0;
  return one.node < other.node ? -1 : 1;
}

function readCursor(cursor: unknown, argument: string): Place {
  const [date, node] = decodeCursor(cursor, ORDER) ?? [];
  if (typeof date === 'string' && typeof node === 'string') return { date, node };
  throw badCursor(argument, 'this is no cursor of a timeline');
}

/** A fact's place; none where it has no date. How far it reaches is as far as it is known to. */
function toEntry([fact, kind, began, precision, observed, ended, seen]: DatedRow): readonly Entry[] {
  const date = began ?? observed ?? undefined;
  if (date === undefined) return [];
  const exact = began ? (precision ?? 'DAY') : 'DAY';
  const known = periodEnd(date, exact);
  // A fact that ended in a month may have been seen in it, or have begun in it.
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
