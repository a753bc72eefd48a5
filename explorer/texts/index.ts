/** All that the page says, in the language of the page, and how it writes numbers and dates. */
import { EN } from './en.ts';

export { formatAmount, formatDate, formatNumber, formatUsd } from './format.ts';

/** The texts of the page. */
export const TEXTS = EN;
