import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
} from '../compiler/index.ts';
import { withArticle } from '../domain/index.ts';
import { together } from '../graph/index.ts';
import { nodeTypesOf } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { ruleOf } from './exposure-rule.ts';
import { type CountedLoan, countLoan, sumExposure } from './exposure-sums.ts';
import type { LoanDetail } from './loans.ts';
import { dayArgument, levelArgument } from './read-arguments.ts';
import { actorTypeOf } from './tie-types.ts';
import { sumBySource } from './totals/by-source.ts';
import { estimateLoans } from './totals/estimate-loans.ts';
import { findOtherValues } from './totals/other-values.ts';
import { findOverlaps } from './totals/overlaps.ts';
import { ownedTypes } from './totals/owners.ts';
import { type CountableLoan, type DetailedLoan, readLoans } from './totals/read-loans.ts';
import { checkSources, sourcesArgument } from './totals/sources.ts';
import { findUndecided, isDetailed } from './totals/undecided-loans.ts';
import { Yielder } from './yielder.ts';

/** The root field `exposure`. */
export const exposure: Analysis = {
  check: readExposure,
  find: findExposure,
  steps: (question, statistics) => {
    const asked = readExposure(question);
    const steps = estimateLoans(question, statistics, { ...asked, detail: detailOf(question, asked) });
    return isUndecidedAsked(question, asked)
      ? steps + estimateLoans(question, statistics, { ...asked, detail: 'none' })
      : steps;
  },
};

function readExposure(question: AnalysisQuestion) {
  const { model, given, path } = question;
  const at = dayArgument(question, 'at');
  const level = levelArgument(question);
  const sources = sourcesArgument(question);
  const [side, counting, parties] = [String(given.side), String(given.counting), String(given.parties)];
  const id = String(given.country);
  const type = actorTypeOf(model, id);
  if (type && !type.interfaces.includes('LoanParty')) {
    throw badInput(`${path}.country`, `is the id of ${withArticle(type.name)}, which neither lends nor borrows`);
  }
  const isCountry = ownedTypes(model).some(({ countryLabel }) => countryLabel === type?.label);
  return {
    at,
    level,
    side,
    counting,
    parties,
    sources,
    id,
    isCountry,
    withOrganizations: parties === 'WITH_ORGANIZATIONS',
  };
}

type Asked = ReturnType<typeof readExposure>;

/** What has to be read of the statements about each loan. */
function detailOf(question: AnalysisQuestion, asked: Asked): LoanDetail | undefined {
  const [{ selected }, { sources, withOrganizations }] = [question, asked];
  if (sources && selected.has('fromOthers')) return 'values';
  if (selected.has('bySource') || selected.has('overlaps')) return 'sources';
  return withOrganizations || isUndecidedAsked(question, asked) ? 'none' : undefined;
}

const isUndecidedAsked = ({ selected }: AnalysisQuestion, { at }: Asked): boolean =>
  selected.has('undecided') && at !== undefined;

async function findExposure(call: AnalysisCall): Promise<AnalysisResult> {
  const asked = readExposure(call);
  const { at, level, side, counting, parties, sources, id } = asked;
  await together([
    checkActors(call, [['country', id]], nodeTypesOf(call.model, 'LoanParty')),
    checkSources(call, sources),
  ]);
  const yielder = new Yielder(call);
  const loans = await readLoans(call, yielder, { ...asked, detail: detailOf(call, asked) });
  const counted = await yielder.map(loans, (loan) => countLoan(loan, counting));
  const held = counted.filter(({ loan }) => loan.inForce !== false);
  return {
    side,
    counting,
    parties,
    at: at ?? null,
    inForce: at === undefined ? null : level,
    sources: sources ?? [],
    rule: ruleOf({ ...asked, sources: sources?.length }),
    ...(await sumExposure(yielder, held)),
    undecided: isUndecidedAsked(call, asked)
      ? await findUndecided(call, yielder, { ...asked, detail: 'none' }, held)
      : null,
    ...(await findTotals(call, yielder, asked, counted.filter(hasDetails))),
  };
}

const hasDetails = (one: CountedLoan<CountableLoan>): one is CountedLoan<DetailedLoan> => isDetailed(one.loan);

/** What the sources of the loans tell, as far as it is asked for. */
async function findTotals(
  call: AnalysisCall,
  yielder: Yielder,
  { side, counting, sources, id, at }: Asked,
  counted: readonly CountedLoan<DetailedLoan>[],
): Promise<AnalysisResult> {
  const { selected } = call;
  const named = (party: string) =>
    side === 'CREDITORS' ? { creditor: party, debtor: id } : { creditor: id, debtor: party };
  return {
    ...(selected.has('bySource') && { bySource: await sumBySource(yielder, counted) }),
    ...(selected.has('overlaps') && { overlaps: await findOverlaps(yielder, counted, named) }),
    ...(selected.has('fromOthers') && {
      fromOthers: sources ? await findOtherValues(call, yielder, counted, { side, counting, at }) : [],
    }),
  };
}
