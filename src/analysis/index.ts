export { ANALYSES } from './analyses.ts';
export { groupBy } from './group.ts';
export { periodLabel } from './periods.ts';
export { preparedStatements } from './prepared.ts';
