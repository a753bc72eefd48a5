/** Review: finds entries that are likely the same, and applies what people decide about them. */
export { acceptedLines, scoresAtLeast } from './accepted.ts';
export { extendDecisions, parseDecisions } from './decision-file.ts';
export { movesOf, outcomeLines } from './outcome.ts';
export { reportJson, reportLines } from './report.ts';
export { planDecisions, review } from './review.ts';
export { REVIEWED_TYPES, type ReviewedType } from './reviewed-types.ts';
