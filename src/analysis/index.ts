/** Analyses: root fields that search, sum up or measure the graph instead of listing it. */
export { ANALYSES } from './analyses.ts';
export { warmUpStatements } from './warm-up.ts';
