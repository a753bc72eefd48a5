import { type AnalysisQuestion, type Stream, SUBQUERY, walk } from '../../compiler/index.ts';
import { nodesOf, type Statistics } from '../../domain/index.ts';
import { nodeType, relationOf } from '../../model/index.ts';
import { actorTypeOf } from '../tie-types.ts';
import { ownedTypes } from './owners.ts';
import type { LoansQuestion } from './read-loans.ts';

/** The steps to read the loans of a party: of each, two subqueries, and the statements if sources matter. */
export function estimateLoans(
  { model }: AnalysisQuestion,
  statistics: Statistics,
  { id, side, sources, detail, withOrganizations }: LoansQuestion,
): number {
  const loan = nodeType(model, 'Loan');
  const label = actorTypeOf(model, id)?.label;
  const party: Stream = { label, rows: Math.min(1, nodesOf(statistics, label ?? '')), repeat: 1 };
  const owned = (withOrganizations ? ownedTypes(model) : []).map((type) =>
    walk(statistics, party, type.toOrganizations, type.label),
  );
  const { relationship } = relationOf(loan, side === 'CREDITORS' ? 'debtor' : 'creditor');
  const loans = [party, ...owned.map(({ to }) => to)].map((from) =>
    walk(statistics, from, { relationship, direction: 'IN' }, loan.label),
  );
  const walks = [sources, detail === 'none' ? undefined : detail].filter((one) => one !== undefined).length;
  return (
    1 +
    owned.reduce((sum, { steps }) => sum + steps, 0) +
    loans.reduce((sum, { steps, to }) => sum + steps + to.rows * 2 * SUBQUERY + walks * statementSteps(to), 0)
  );

  /** The steps from loans to their statements and on to the sources. */
  function statementSteps(from: Stream): number {
    const statement = nodeType(model, 'Statement');
    const [subject, source] = [relationOf(statement, 'subject'), relationOf(statement, 'source')];
    const told = walk(statistics, from, { ...subject, direction: 'IN' }, statement.label);
    const sourced = walk(statistics, told.to, source, nodeType(model, source.target).label);
    return from.rows * SUBQUERY + told.steps + sourced.steps;
  }
}
