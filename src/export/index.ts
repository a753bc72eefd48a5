export { createExporter, type Exporter } from './export.ts';
export { FORMATS } from './formats.ts';
