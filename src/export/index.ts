/** Exports: subgraphs and slices written as files. */
export { createExporter, type Exporter, FORMATS } from './exporter.ts';
