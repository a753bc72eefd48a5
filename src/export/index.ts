/** Exports: subgraphs and slices written as files. */
export type { FileCounts } from './ending.ts';
export { createExporter, type Exporter, FORMATS } from './exporter.ts';
