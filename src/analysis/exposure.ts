import type { AnalysisCall } from '../compiler/analysis-call.ts';
import type { BoundValue } from '../compiler/bind.ts';
import { quote } from '../compiler/cypher/names.ts';
import { badInput } from '../compiler/errors.ts';
import type { Found } from '../compiler/view.ts';
import { nodeType, nodeTypesOf, relationOf } from '../model/lookup.ts';
import { checkActors } from './actors.ts';
import { dayArgument } from './call.ts';
import { actorTypeOf } from './ends.ts';
import { groupBy } from './group.ts';
import { inForce } from './via.ts';

/** One loan of the party, with the other side and its latest balance. */
interface Loan {
  readonly party: string | null;
  readonly principalUsd: number | null;
  readonly umbrella: boolean;
  readonly status: string | null;
  readonly balance: { readonly asOf: string; readonly amountUsd: number | null } | undefined;
}

/** What becomes of a loan: it counts with an amount, or it is left out. */
type Counted =
  | { readonly loan: Loan; readonly amount: number; readonly reason?: undefined }
  | { readonly loan: Loan; readonly amount: number | null; readonly reason: string };

const RULES: Readonly<Record<string, string>> = {
  COMMITMENTS:
    'Amounts lent, in US dollars, of loans that are not pledges, cancelled or umbrellas; unknown amounts are counted beside.',
  OUTSTANDING:
    'Latest known balances, in US dollars, of loans that are not pledges, cancelled, repaid or umbrellas; unknown balances are counted beside.',
  INCLUDING_UMBRELLAS:
    'Amounts lent, in US dollars, of loans that are not pledges or cancelled, umbrellas included, which may count twice what they cover; unknown amounts are counted beside.',
};

const REASONS = ['UMBRELLA', 'PLEDGE', 'CANCELLED', 'REPAID', 'UNKNOWN_AMOUNT'] as const;

/** The root field `exposure`. */
export async function exposure(call: AnalysisCall): Promise<Found> {
  const at = dayArgument(call, 'at');
  const side = String(call.given.side);
  const counting = String(call.given.counting);
  const id = String(call.given.country);
  const type = actorTypeOf(call.model, id);
  if (type && !type.interfaces.includes('LoanParty')) {
    throw badInput(`${call.path}.country`, `is the id of one ${type.name}, which neither lends nor borrows`);
  }
  await checkActors(call, [['country', id]]);
  const loans = await readLoans(call, id, side, at);
  const counted = loans.map((loan) => countLoan(loan, counting));
  const inSum = counted.filter(({ reason }) => reason === undefined);
  const total = sum(inSum.map(({ amount }) => amount));
  const counterparties = [...groupBy(counted, ({ loan }) => loan.party)]
    .map(([party, own]) => shareOf(party, own, total))
    .sort((one, other) => other.amountUsd - one.amountUsd || (String(one.party) < String(other.party) ? -1 : 1));
  return {
    side,
    counting,
    at: at ?? null,
    rule: RULES[counting],
    totalUsd: total,
    loans: inSum.length,
    hhi: total > 0 ? sum(counterparties.map(({ amountUsd }) => (amountUsd / total) ** 2)) : null,
    counterparties,
    leftOut: REASONS.map((reason) => restOf(reason, counted)).filter(({ loans }) => loans > 0),
  };
}

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

function countLoan(loan: Loan, counting: string): Counted {
  const outstanding = counting === 'OUTSTANDING';
  const amount = outstanding ? (loan.balance?.amountUsd ?? null) : loan.principalUsd;
  const out = (reason: (typeof REASONS)[number]): Counted => ({ loan, amount: loan.principalUsd, reason });
  if (loan.umbrella && counting !== 'INCLUDING_UMBRELLAS') return out('UMBRELLA');
  if (loan.status === 'PLEDGED') return out('PLEDGE');
  if (loan.status === 'CANCELLED') return out('CANCELLED');
  if (outstanding && loan.status === 'REPAID') return out('REPAID');
  return amount === null ? out('UNKNOWN_AMOUNT') : { loan, amount };
}

function shareOf(party: string | null, own: readonly Counted[], total: number) {
  const inSum = own.filter(({ reason }) => reason === undefined);
  const amountUsd = sum(inSum.map(({ amount }) => amount));
  const balances = own.flatMap(({ loan }) => (loan.balance ? [loan.balance] : []));
  const known = balances.flatMap(({ amountUsd }) => (amountUsd === null ? [] : [amountUsd]));
  return {
    party,
    amountUsd,
    share: total > 0 ? amountUsd / total : null,
    loans: inSum.length,
    unknownAmounts: own.filter(({ reason }) => reason === 'UNKNOWN_AMOUNT').length,
    balanceAsOf:
      balances
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? null,
    balanceUsd: known.length > 0 ? sum(known) : null,
  };
}

function restOf(reason: string, counted: readonly Counted[]) {
  const left = counted.filter((one) => one.reason === reason);
  return { reason, loans: left.length, amountUsd: sum(left.map(({ amount }) => amount)) };
}

/** The loans of a party on one side, each with the other side and its latest balance. */
async function readLoans(
  { model, read }: AnalysisCall,
  id: string,
  side: string,
  at: string | undefined,
): Promise<readonly Loan[]> {
  const loan = nodeType(model, 'Loan');
  const [own, other] = side === 'CREDITORS' ? (['debtor', 'creditor'] as const) : (['creditor', 'debtor'] as const);
  const ownRelation = relationOf(loan, own).relationship;
  const { relationship: otherRelation, target } = relationOf(loan, other);
  const balance = relationOf(loan, 'balances').relationship;
  const label = actorTypeOf(model, id)?.label ?? '';
  const params: Record<string, BoundValue> = { id, ...(at !== undefined && { at }) };
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
  const rows = await read({ text, params });
  return rows.map(([party, principalUsd, umbrella, status, latest]): Loan => {
    const [asOf, amount, currency] = (latest ?? []) as readonly unknown[];
    return {
      party: party as string | null,
      principalUsd: principalUsd as number | null,
      umbrella: umbrella === true,
      status: status as string | null,
      balance: latest ? { asOf: String(asOf), amountUsd: currency === 'USD' ? Number(amount) : null } : undefined,
    };
  });
}
