import { countryByCode } from './country-by-code.mjs';
import { debtorAlliances } from './debtor-alliances.mjs';
import { debtorAlliancesPaged } from './debtor-alliances-paged.mjs';
import { largestLoans } from './largest-loans.mjs';
import { leadersOfDebtors } from './leaders-of-debtors.mjs';
import { newestLoans } from './newest-loans.mjs';
import { severalRoots } from './several-roots.mjs';
import { totalsByDebtor } from './totals-by-debtor.mjs';

/**
 * The operations in the order of their keys, a to h.
 * @type {readonly import('./types.mjs').Operation[]}
 */
export const OPERATIONS = [
  countryByCode,
  largestLoans,
  debtorAlliances,
  debtorAlliancesPaged,
  leadersOfDebtors,
  totalsByDebtor,
  newestLoans,
  severalRoots,
];
