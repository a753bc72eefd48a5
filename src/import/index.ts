export { AdminCsvFolder } from './admin-csv/folder.ts';
export { importCommand } from './admin-csv/import-args.ts';
export { labelProblem } from './files/index.ts';
export {
  type ImportJob,
  type ImportResult,
  importFile,
  importReport,
  jobAmong,
  leftOutLine,
  mappingPath,
  noteLines,
  openJob,
  ProgressDisplay,
  type ProgressScreen,
  sourceOfMapping,
} from './load/index.ts';
export { readMapping } from './mapping/index.ts';
