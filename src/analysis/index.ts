export { ANALYSES } from './analyses.ts';
export { groupBy } from './group.ts';
export { preparedStatements } from './prepared.ts';
