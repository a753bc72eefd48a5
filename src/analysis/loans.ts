import type { Row } from '../compiler/index.ts';
import {
  type CypherStatement,
  incoming,
  node,
  outgoing,
  type ParamValue,
  parameter,
  properties,
  property,
  subquery,
  union,
  where,
} from '../cypher/index.ts';
import type { InForceLevel } from '../domain/index.ts';
import { type Model, nodeType, nodeTypesOf, relationOf } from '../model/index.ts';
import { actorTypeOf } from './tie-types.ts';
import { inForceAt } from './via.ts';

/** Which loans: those of a party, which is the debtor if `side` is CREDITORS and the creditor otherwise. */
export interface LoansOf {
  readonly id: string;
  readonly side: string;
  /** Only loans in force on this day, with balances until then. */
  readonly at: string | undefined;
  /** How surely they must be in force on that day. */
  readonly level: InForceLevel;
}

/** A loan of a party, with the counterparty and the latest balance. */
export interface PartyLoan {
  readonly counterparty: string | null;
  readonly principalUsd: number | null;
  readonly umbrella: boolean;
  readonly status: string | null;
  readonly balance: { readonly asOf: string; readonly amountUsd: number | null } | undefined;
}

/** The statement that finds the loans of a party, each with the counterparty and the latest balance. */
export function loansStatement(model: Model, { id, side, at, level }: LoansOf): CypherStatement {
  const loan = nodeType(model, 'Loan');
  const [own, other] = side === 'CREDITORS' ? (['debtor', 'creditor'] as const) : (['creditor', 'debtor'] as const);
  const counterparty = relationOf(loan, other);
  const balances = relationOf(loan, 'balances');
  const balanceLabel = model.parts.get(balances.target)?.label ?? balances.target;
  const label = actorTypeOf(model, id)?.label ?? '';
  const params: Record<string, ParamValue> = { id, ...(at !== undefined && { at }) };
  const counterparties = nodeTypesOf(model, counterparty.target).map((party) => [
    `MATCH (l)${outgoing(counterparty.relationship)}${node('p', party.label)} RETURN ${property('p', 'id')} AS p`,
  ]);
  const asOf = property('b', 'asOf');
  const text = [
    `MATCH ${node('n', label)} WHERE ${property('n', 'id')} = ${parameter('id')}`,
    `MATCH (n)${incoming(relationOf(loan, own).relationship)}${node('l', loan.label)}`,
    ...where(at === undefined ? [] : [inForceAt('l', level)]),
    ...subquery(['l'], [...subquery(['l'], union(counterparties, 'UNION ALL')), 'RETURN head(collect(p)) AS party']),
    ...subquery(
      ['l'],
      [
        `MATCH (l)${outgoing(balances.relationship)}${node('b', balanceLabel)}`,
        ...where(at === undefined ? [] : [`${asOf} <= ${parameter('at')}`]),
        `WITH b ORDER BY ${asOf} DESC, ${property('b', 'id')} LIMIT 1`,
        `RETURN head(collect([${properties('b', ['asOf', 'amount', 'currency'])}])) AS balance`,
      ],
    ),
    `RETURN party, ${properties('l', ['principalUsd', 'umbrella', 'status'])}, balance`,
  ].join('\n');
  return { text, params };
}

/** Reads a row of `loansStatement`. */
export function toPartyLoan([counterparty, principalUsd, umbrella, status, latest]: Row): PartyLoan {
  const [asOf, amount, currency] = (latest ?? []) as readonly unknown[];
  return {
    counterparty: counterparty as string | null,
    principalUsd: principalUsd as number | null,
    umbrella: umbrella === true,
    status: status as string | null,
    balance: latest ? { asOf: String(asOf), amountUsd: currency === 'USD' ? Number(amount) : null } : undefined,
  };
}
