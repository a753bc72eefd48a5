export { AdminCsvFolder } from './admin-csv/folder.ts';
export { importCommand } from './admin-csv/import-args.ts';
export { labelProblem } from './files/text/labels.ts';
export { type ImportJob, type ImportResult, importFile } from './load/importer.ts';
export { jobAmong, mappingPath, openJob } from './load/job.ts';
export { ProgressDisplay, type ProgressScreen } from './load/progress.ts';
export { noteLines, summary } from './load/report.ts';
export { readMapping } from './mapping/read-mapping.ts';
