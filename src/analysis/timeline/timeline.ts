import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
  ResultOrder,
} from '../../compiler/index.ts';
import { together } from '../../graph/index.ts';
import { LIMITS } from '../../model/index.ts';
import { checkActors } from '../actors.ts';
import { AllianceSizes } from '../alliance-sizes.ts';
import { estimateTies } from '../estimate.ts';
import { markOthers } from '../fact-values.ts';
import { dayArgument, idsArgument } from '../read-arguments.ts';
import { MAX_FACTS } from '../read-limits.ts';
import { checkSources } from '../totals/sources.ts';
import { readVia } from '../via.ts';
import { Yielder } from '../yielder.ts';
import { gapsBetween } from './gaps.ts';
import { byPosition, type Position, readPage, readTimeline } from './read-timeline.ts';
import { tyingMemberships } from './tying-memberships.ts';

/** The root field `timeline`, which counts so many facts at most. */
export const timelineOf = (maxFacts: number): Analysis => ({
  check: readArguments,
  find: (call) => findTimeline(call, maxFacts),
  steps: (question, statistics) => {
    // The memberships are read twice if they are to tie two of the actors.
    const times = isBetween(question) ? 2 : 1;
    return times * estimateTies(question, statistics, 'about');
  },
});

/** The root field `timeline`. */
export const timeline: Analysis = timelineOf(MAX_FACTS);

const isBetween = ({ given }: AnalysisQuestion): boolean => given.between === true;

function readArguments(question: AnalysisQuestion) {
  const { path, given } = question;
  const about = idsArgument(question, 'about', 1, LIMITS.timelineActors);
  const between = isBetween(question);
  if (between && about.length < 2) {
    throw badInput(`${path}.between`, 'what is between actors needs two different ids in about, and it has one');
  }
  const via = readVia(question);
  const [from, until] = [dayArgument(question, 'from'), dayArgument(question, 'until')];
  if (from !== undefined && until !== undefined && until <= from) {
    throw badInput(`${path}.until`, `must be after ${from}, the first day of the timeline`);
  }
  return { about, between, via, from, until, page: ORDER.readPage((name) => given[name], path) };
}

async function findTimeline(call: AnalysisCall, maxFacts: number): Promise<AnalysisResult> {
  const { page, between, ...asked } = readArguments(call);
  const { about } = asked;
  await together([
    checkActors(
      call,
      about.map((id) => ['about', id]),
    ),
    checkSources(call, asked.via.sources),
  ]);
  const via = await new AllianceSizes(call, asked.via).around(about);
  const yielder = new Yielder(call);
  const tying = between ? await tyingMemberships(call, yielder, via, about) : { tied: undefined, cut: false };
  const question = { ...asked, via, tied: tying.tied };
  const { entries, stretches, undated, cut } = await readTimeline(call, yielder, question, maxFacts);
  const { items, hasNext, hasPrevious } = ORDER.cut(
    page,
    cut ? await readPage(call, yielder, question, page, maxFacts) : entries,
  );
  const edges = items.map((entry) => ({ ...entry, cursor: ORDER.cursorOf(entry) }));
  const nodes = items.map(({ node }) => node);
  const undatedFacts = undated.slice(0, LIMITS.timelineUndated);
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: entries.length,
    undated: undated.length,
    undatedFacts,
    gaps: gapsBetween(stretches),
    gaveUp: cut || tying.cut,
    fromOthers: await markOthers(call, [...nodes, ...undatedFacts], via.sources),
  };
}

/** The length of a day's text. */
const DAY_LENGTH = 10;

const ORDER = new ResultOrder<Position>({
  what: 'a timeline',
  order: {
    digest: 'timeline-entries',
    keys: [
      { type: 'Date', nullable: false },
      { type: 'ID', nullable: false },
    ],
  },
  toValues: ({ position }) => [position.slice(0, DAY_LENGTH), position.slice(DAY_LENGTH)],
  fromValues: ([date, rest]) =>
    typeof date === 'string' && typeof rest === 'string' ? { position: `${date}${rest}` } : undefined,
  compare: byPosition,
});
