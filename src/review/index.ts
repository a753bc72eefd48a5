/** Review: finds persons that are likely the same, and applies what people decide about them. */
export { extendDecisions, parseDecisions } from './decision-file.ts';
export { movesOf, outcomeLines } from './outcome.ts';
export { reportJson, reportLines } from './report.ts';
export { planDecisions, review } from './review.ts';
