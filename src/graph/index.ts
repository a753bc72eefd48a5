/** The port to a graph database and its engines: one folder per engine, shared parts beside them. */
export { MARKER_LABEL, readChangeMark } from './change-mark.ts';
export { GraphError, type Late } from './errors.ts';
export { FormerIdsKeeper } from './former-ids/keeper.ts';
export {
  FORMER_LABEL,
  FORMER_STAMP_LABEL,
  formerIdsStatement,
  stampFormerIds,
} from './former-ids/stored.ts';
export { KeptKeeper } from './kept/keeper.ts';
export { settleKept } from './kept/settle.ts';
export { HEAVY_STEPS, type LaneLoad } from './lanes.ts';
export { type GraphConfig, openGraph } from './open.ts';
export type {
  GraphPort,
  GraphRow,
  GraphStatement,
  GraphValue,
  IndexSpec,
  PropertyIndexSpec,
  ReadOptions,
  WatchedRead,
} from './port.ts';
export { SEARCH_DEPTH } from './search/search.ts';
export { StatisticsKeeper } from './statistics/keeper.ts';
export { settleStatistics } from './statistics/settle.ts';
export { STATISTICS_LABEL } from './statistics/stored.ts';
export { together } from './together.ts';
export { VersionKeeper } from './version/keeper.ts';
