import { formatAmount, formatDate, formatUsd, TEXTS } from '../texts/index.ts';
import { codeInWords } from './words.ts';

interface Named {
  readonly name: string;
}

interface TitledLoan {
  readonly __typename: 'Loan';
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly principal: number | null;
  readonly currency: string | null;
  readonly principalUsd: number | null;
  readonly creditor: Named | null;
  readonly debtor: Named | null;
}

/** What a fact is told by. */
export type TitledFact =
  | TitledLoan
  | {
      readonly __typename: 'Tenure';
      readonly office: string;
      readonly holder: Named;
      readonly country: Named;
    }
  | {
      readonly __typename: 'Membership';
      readonly membershipStatus: string;
      readonly member: Named;
      readonly alliance: Named;
    }
  | { readonly __typename: 'Event'; readonly eventTitle: string };

/** How people say which fact it is: whom it ties, and when; of a loan also how much. */
export function factTitle(fact: TitledFact): string {
  switch (fact.__typename) {
    case 'Tenure':
      return TEXTS.titles.Tenure(fact.holder.name, fact.office, fact.country.name);
    case 'Membership': {
      const { member, alliance, membershipStatus: status } = fact;
      return TEXTS.titles.Membership(
        member.name,
        alliance.name,
        status === 'MEMBER' ? null : codeInWords('status', status),
      );
    }
    case 'Loan':
      return loanTitle(fact);
    case 'Event':
      return fact.eventTitle;
  }
}

function loanTitle({ creditor, debtor, from, fromPrecision, ...money }: TitledLoan): string {
  const details = [formatDate(from, fromPrecision), amountOf(money)].filter((text) => text !== '');
  return TEXTS.titles.Loan(creditor?.name ?? null, debtor?.name ?? null, details);
}

/** In dollars if that is known, else as it was agreed. */
function amountOf({ principal, currency, principalUsd }: Pick<TitledLoan, 'principal' | 'currency' | 'principalUsd'>) {
  if (principalUsd !== null) return formatUsd(principalUsd);
  return principal === null ? '' : formatAmount(principal, currency);
}
