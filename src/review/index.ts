export { extendDecisions, parseDecisions } from './decision-file.ts';
export { movesOf, outcomeLines } from './outcome.ts';
export { reportJson, reportLines } from './report.ts';
export { planDecisions, review } from './review.ts';
