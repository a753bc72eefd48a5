import { printStatedBy, type Row } from '../compiler/index.ts';
import {
  type CypherStatement,
  hop,
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
import { type ToldDetail, type ToldStatement, tellStatements, toToldStatements } from './told.ts';
import type { OwnedType } from './totals/owners.ts';
import { inForceAt } from './via.ts';

/** Which loans: those of a party, which is the debtor if `side` is CREDITORS and the creditor otherwise. */
export interface LoansOf {
  readonly id: string;
  readonly side: string;
  /** Only loans in force on this day, with balances until then. */
  readonly at: string | undefined;
  /** How surely they must be in force on that day. */
  readonly level: InForceLevel;
  /** Only loans that one of these sources states. */
  readonly sources?: readonly string[] | undefined;
  /** The loans of the organizations of the party, which are of this type, instead of its own. */
  readonly owned?: OwnedType | undefined;
  /** More columns: see `toDetails`. Loans that are not in force come too. */
  readonly more?: LoanDetail | undefined;
}

/** What is read of the statements about each loan, if anything. */
export type LoanDetail = 'none' | ToldDetail;

/** A loan of a party, with the counterparty and the latest balance. */
export interface PartyLoan {
  readonly counterparty: string | null;
  readonly principalUsd: number | null;
  readonly umbrella: boolean;
  readonly status: string | null;
  readonly balance: { readonly asOf: string; readonly amountUsd: number | null } | undefined;
}

/** The properties of a loan with details. */
const MORE = ['id', 'from', 'fromPrecision', 'until', 'firstObserved', 'lastObserved'];

/** The statement that finds the loans of a party, each with the counterparty and the latest balance. */
export function loansStatement(model: Model, asked: LoansOf): CypherStatement {
  const { id, side, at, level, sources, more } = asked;
  const loan = nodeType(model, 'Loan');
  const [own, other] = side === 'CREDITORS' ? (['debtor', 'creditor'] as const) : (['creditor', 'debtor'] as const);
  const counterparty = relationOf(loan, other);
  const balances = relationOf(loan, 'balances');
  const balanceLabel = model.parts.get(balances.target)?.label ?? balances.target;
  const params: Record<string, ParamValue> = { id, ...(at !== undefined && { at }), ...(sources && { sources }) };
  const counterparties = nodeTypesOf(model, counterparty.target).map((party) => [
    `MATCH (l)${outgoing(counterparty.relationship)}${node('p', party.label)} RETURN ${property('p', 'id')} AS p`,
  ]);
  const asOf = property('b', 'asOf');
  const inForce = at === undefined ? [] : [inForceAt('l', level)];
  const text = [
    ...matchParties(model, asked),
    `MATCH (n)${incoming(relationOf(loan, own).relationship)}${node('l', loan.label)}`,
    ...where([...(more ? [] : inForce), ...(sources ? [printStatedBy(model, 'l', 'sources')] : [])]),
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
    ...(more && more !== 'none' ? tellStatements(model, 'l', more) : []),
    `RETURN party, ${properties('l', ['principalUsd', 'umbrella', 'status'])}, balance${
      more
        ? `, ${property('n', 'id')}, ${inForce[0] ?? 'true'}, ${more === 'none' ? '[]' : 'told'}, ${properties('l', MORE)}`
        : ''
    }`,
  ].join('\n');
  return { text, params };
}

/** The party itself, or the organizations that belong to it, as `n`. */
function matchParties(model: Model, { id, owned }: LoansOf): readonly string[] {
  const label = actorTypeOf(model, id)?.label ?? '';
  if (!owned) return [`MATCH ${node('n', label)} WHERE ${property('n', 'id')} = ${parameter('id')}`];
  return [
    `MATCH ${node('c', label)} WHERE ${property('c', 'id')} = ${parameter('id')}`,
    `MATCH (c)${hop(owned.toOrganizations)}${node('n', owned.label)}`,
  ];
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

/** A loan with the party whose it is, its dates, and what sources state of it. */
export interface LoanDetails {
  readonly id: string;
  readonly own: string;
  readonly inForce: boolean;
  readonly statements: readonly ToldStatement[];
  readonly dates: Readonly<Record<string, string | null>>;
}

/** Reads the details of a row. */
export function toDetails(row: Row): LoanDetails {
  const [own, inForce, told, id, ...dates] = row.slice(5);
  return {
    id: String(id),
    own: String(own),
    inForce: inForce === true,
    statements: toToldStatements(told),
    dates: Object.fromEntries(MORE.slice(1).map((name, index) => [name, (dates[index] ?? null) as string | null])),
  };
}
