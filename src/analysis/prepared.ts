import type { AnalysisStatement, BoundValue } from '../compiler/index.ts';
import type { Model } from '../model/index.ts';
import { actorsStatement } from './actors.ts';
import { datedStatements } from './dated-facts.ts';
import { actorTypes, tieTypes } from './ends.ts';
import { loansStatement } from './exposure.ts';
import { allTiesStatements, factsStatements, linksStatements, tiesStatements } from './ties.ts';
import type { Via } from './via.ts';

const DAY = '2000-01-01';
/** More ids than are looked up in a list. */
const MANY = 21;

/**
 * The statements that analyses send, but for those with limits on alliances and memberships, each with parameters that
 * find nothing: a graph that plans what it has not seen can be given them before anybody asks.
 */
export function preparedStatements(model: Model): readonly AnalysisStatement[] {
  const statements = [undefined, DAY].flatMap((at) => statementsAt(model, at));
  return [actorsStatement(model, new Map()), ...statements].map(({ text, params }) => ({
    text,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, nothing(value)])),
  }));
}

/** Where no kind of facts counts, nothing is read. */
const nothing = (value: BoundValue): BoundValue => (value === true ? false : value);

function statementsAt(model: Model, at: string | undefined): readonly AnalysisStatement[] {
  const via: Via = {
    types: tieTypes(model),
    allianceKinds: undefined,
    obligations: undefined,
    statuses: undefined,
    maxMembers: undefined,
    at,
  };
  const actors = actorTypes(model);
  const ids = actors.map(({ prefix }) => `${prefix}:`);
  const many = ids.flatMap((id) => Array.from({ length: MANY }, (_, index) => `${id}${index}`));
  const parties = actors.filter(({ interfaces }) => interfaces.includes('LoanParty')).map(({ prefix }) => `${prefix}:`);
  return [
    ...tiesStatements(model, via, ids, 1),
    ...linksStatements(model, via, ids, 1),
    ...allTiesStatements(model, via, 1),
    ...factsStatements(model, via, { from: ids }, 'facts', 1),
    ...datedStatements(model, { via, about: ids, from: undefined, until: undefined }, 1),
    ...parties.flatMap((id) => ['CREDITORS', 'DEBTORS'].map((side) => loansStatement(model, id, side, at))),
    ...factsStatements(model, via, { from: ids, to: ids }, 'sourced', 1),
    ...factsStatements(model, via, { from: ids, to: many }, 'sourced', 1),
  ];
}
