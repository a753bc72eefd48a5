/** Review: finds entries that are likely the same, and applies what people decide about them. */
export { acceptedLines, scoresAtLeast } from './accepted.ts';
export { extendDecisions, parseDecisions } from './decision-file.ts';
export { movesOf, outcomeLines, undoneLines } from './outcome.ts';
export { reportJson, reportLines } from './report.ts';
export { planDecisions, planUndo, review, usableDecisions } from './review.ts';
export { REVIEWABLE_TYPES, REVIEWED_TYPES, type ReviewedType } from './reviewed-types.ts';
