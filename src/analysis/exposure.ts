import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
  SUBQUERY,
} from '../compiler/index.ts';
import { withArticle } from '../domain/index.ts';
import { nodeTypesOf } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { estimateFacts } from './estimate.ts';
import { sumExposure } from './exposure-sums.ts';
import { loansStatement, toPartyLoan } from './loans.ts';
import { dayArgument, levelArgument } from './read-arguments.ts';
import { actorTypeOf } from './tie-types.ts';
import { Yielder } from './yielder.ts';

/** The root field `exposure`. */
export const exposure: Analysis = {
  check: readExposure,
  find: findExposure,
  // Two subqueries per loan: the other party, and the latest balance.
  steps: (question, statistics) => (1 + 2 * SUBQUERY) * estimateFacts(question, statistics, 'country'),
};

function readExposure(question: AnalysisQuestion) {
  const at = dayArgument(question, 'at');
  const level = levelArgument(question);
  const side = String(question.given.side);
  const counting = String(question.given.counting);
  const id = String(question.given.country);
  const type = actorTypeOf(question.model, id);
  if (type && !type.interfaces.includes('LoanParty')) {
    throw badInput(
      `${question.path}.country`,
      `is the id of ${withArticle(type.name)}, which neither lends nor borrows`,
    );
  }
  return { at, level, side, counting, id };
}

async function findExposure(call: AnalysisCall): Promise<AnalysisResult> {
  const { at, level, side, counting, id } = readExposure(call);
  await checkActors(call, [['country', id]], nodeTypesOf(call.model, 'LoanParty'));
  const yielder = new Yielder(call);
  const loans = await yielder.map(await call.read(loansStatement(call.model, { id, side, at, level })), toPartyLoan);
  const asOf = { at: at ?? null, inForce: at === undefined ? null : level };
  return { side, counting, ...asOf, ...(await sumExposure(yielder, loans, counting)) };
}
