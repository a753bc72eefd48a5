import {
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  type AnalysisStatement,
  type BoundValue,
  badInput,
  dayParams,
  type Row,
} from '../compiler/index.ts';
import { quote } from '../cypher/index.ts';
import { withArticle } from '../domain/index.ts';
import { type Model, nodeType, nodeTypesOf, relationOf } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { dayArgument } from './call.ts';
import { actorTypeOf } from './ends.ts';
import { type CountedLoan, reckoned } from './exposure-sums.ts';
import { Turns } from './turns.ts';
import { inForce } from './via.ts';

/** What is asked for. */
export function readExposure(question: AnalysisQuestion) {
  const at = dayArgument(question, 'at');
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
  return { at, side, counting, id };
}

/** The root field `exposure`. */
export async function exposure(call: AnalysisCall): Promise<AnalysisResult> {
  const { at, side, counting, id } = readExposure(call);
  await checkActors(call, [['country', id]], nodeTypesOf(call.model, 'LoanParty'));
  const turns = new Turns(call);
  const loans = await turns.map(await readLoans(call, id, side, at), toLoan);
  return { side, counting, at: at ?? null, ...(await reckoned(turns, loans, counting)) };
}

/** Rows of the loans of a party on one side, each with the other side and its latest balance. */
const readLoans = ({ model, read }: AnalysisCall, id: string, side: string, at: string | undefined) =>
  read(loansStatement(model, id, side, at));

/** The statement that finds them. */
export function loansStatement(model: Model, id: string, side: string, at: string | undefined): AnalysisStatement {
  const loan = nodeType(model, 'Loan');
  const [own, other] = side === 'CREDITORS' ? (['debtor', 'creditor'] as const) : (['creditor', 'debtor'] as const);
  const ownRelation = relationOf(loan, own).relationship;
  const { relationship: otherRelation, target } = relationOf(loan, other);
  const balance = relationOf(loan, 'balances').relationship;
  const label = actorTypeOf(model, id)?.label ?? '';
  const params: Record<string, BoundValue> = { id, ...(at !== undefined && dayParams('at', at)) };
  const parties = nodeTypesOf(model, target).map(
    (party) => `MATCH (\`l\`)-[:${quote(otherRelation)}]->(\`p\`:${quote(party.label)}) RETURN \`p\`.\`id\` AS \`p\``,
  );
  const text = [
    `MATCH (\`n\`:${quote(label)}) WHERE \`n\`.\`id\` = $\`id\``,
    `MATCH (\`n\`)<-[:${quote(ownRelation)}]-(\`l\`:${quote(loan.label)})`,
    ...(at === undefined ? [] : [`WHERE ${inForce('`l`')}`]),
    'CALL (`l`) {',
    `  CALL (\`l\`) { ${parties.join(' UNION ALL ')} }`,
    '  RETURN head(collect(`p`)) AS `party`',
    '}',
    'CALL (`l`) {',
    `  MATCH (\`l\`)-[:${quote(balance)}]->(\`b\`:\`Balance\`)`,
    ...(at === undefined ? [] : ['  WHERE `b`.`asOf` <= $`at`']),
    '  WITH `b` ORDER BY `b`.`asOf` DESC, `b`.`id` LIMIT 1',
    '  RETURN head(collect([`b`.`asOf`, `b`.`amount`, `b`.`currency`])) AS `balance`',
    '}',
    'RETURN `party`, `l`.`principalUsd`, `l`.`umbrella`, `l`.`status`, `balance`',
  ].join('\n');
  return { text, params };
}

function toLoan([party, principalUsd, umbrella, status, latest]: Row): CountedLoan {
  const [asOf, amount, currency] = (latest ?? []) as readonly unknown[];
  return {
    party: party as string | null,
    principalUsd: principalUsd as number | null,
    umbrella: umbrella === true,
    status: status as string | null,
    balance: latest ? { asOf: String(asOf), amountUsd: currency === 'USD' ? Number(amount) : null } : undefined,
  };
}
