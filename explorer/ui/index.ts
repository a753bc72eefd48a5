/** Small parts that several rooms show. */
export { type CanvasExport, CanvasExportProvider, useCanvasExport, useOfferExport } from './canvas-export.ts';
export { LongText } from './long-text.tsx';
export { Problems } from './problems.tsx';
export { SearchField } from './search-field.tsx';
export { WebLink } from './web-link.tsx';
