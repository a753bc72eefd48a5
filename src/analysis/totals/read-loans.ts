import type { AnalysisCall } from '../../compiler/index.ts';
import { together } from '../../graph/index.ts';
import {
  type LoanDetail,
  type LoanDetails,
  type LoansOf,
  loansStatement,
  type PartyLoan,
  toDetails,
  toPartyLoan,
} from '../loans.ts';
import { actorTypeOf } from '../tie-types.ts';
import type { ToldStatement } from '../told.ts';
import type { Yielder } from '../yielder.ts';
import { ownedTypes, readOwners } from './owners.ts';
import { readDataSets } from './sources.ts';

/** Which loans of a party are asked for. */
export interface LoansQuestion extends Pick<LoansOf, 'id' | 'side' | 'at' | 'level' | 'sources'> {
  /** Whether organizations stand for their country. */
  readonly withOrganizations: boolean;
  /** What is needed of the statements about each loan; undefined if nothing of a loan but its amounts is. */
  readonly detail: LoanDetail | undefined;
}

/** A loan as it counts: an organization may stand for its country. */
export interface CountableLoan extends PartyLoan {
  /** Whether an organization stands for its country, on either side. */
  readonly ofOrganization?: boolean;
  /** Whether it is between a country and its own organizations. */
  readonly withinCountry?: boolean;
  /** Whether it is in force on the day that was asked for. */
  readonly inForce?: boolean;
}

/** A loan with what is known of its statements. */
export interface DetailedLoan extends CountableLoan {
  /** The counterparty as the loan names it. */
  readonly named: string | null;
  /** The country that the counterparty is or belongs to, else the counterparty. */
  readonly country: string | null;
  /** The sources that state it: data sets in place of what their rows cite, or as they were asked for. */
  readonly sources: readonly string[];
  /** Its statements of sources that were not asked for; none if all were. */
  readonly others: readonly ToldStatement[];
  readonly details: LoanDetails;
}

/** Reads the loans of a party, in force or not if details are asked for. No loan comes twice. */
export async function readLoans(
  call: AnalysisCall,
  yielder: Yielder,
  question: LoansQuestion,
): Promise<readonly CountableLoan[]> {
  const { detail, withOrganizations } = question;
  if (detail === undefined) return yielder.map(await call.read(loansStatement(call.model, question)), toPartyLoan);
  const label = actorTypeOf(call.model, question.id)?.label;
  const owned = withOrganizations ? ownedTypes(call.model).filter(({ countryLabel }) => countryLabel === label) : [];
  const rows = await together(
    [undefined, ...owned].map((type) =>
      call.read(loansStatement(call.model, { ...question, owned: type, more: detail })),
    ),
  );
  const read = await yielder.map(rows.flat(), (row) => ({ loan: toPartyLoan(row), details: toDetails(row) }));
  const loans = [...new Map(read.map((one) => [one.details.id, one])).values()];
  const told = new Set(loans.flatMap(({ details }) => details.statements.map(({ source }) => source)));
  const [owners, dataSets] = await together([
    readOwners(call, new Set(loans.flatMap(({ loan }) => loan.counterparty ?? []))),
    readDataSets(call, [...told].sort()),
  ]);
  const sourceOf = sourceNames(dataSets, question.sources);
  return yielder.map(loans, ({ loan, details }): DetailedLoan => {
    const { counterparty: named } = loan;
    const country = named === null ? null : (owners.get(named) ?? named);
    const counterparty = withOrganizations ? country : named;
    return {
      ...loan,
      counterparty,
      ofOrganization: counterparty !== named || details.own !== question.id,
      withinCountry: withOrganizations && counterparty === question.id,
      inForce: details.inForce,
      named,
      country,
      sources: [...new Set(details.statements.flatMap(({ source }) => sourceOf(source)))].sort(),
      others: details.statements.filter(({ source }) => sourceOf(source).length === 0),
      details,
    };
  });
}

/** The source under which a statement counts: the one that was asked for, or the data set. None if it was not asked for. */
function sourceNames(
  dataSets: ReadonlyMap<string, string>,
  asked: readonly string[] | undefined,
): (source: string) => readonly string[] {
  return (source) => {
    const whole = dataSets.get(source) ?? source;
    if (!asked) return [whole];
    return [source, whole].filter((one) => asked.includes(one)).slice(0, 1);
  };
}
