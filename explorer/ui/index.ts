/** Small parts that several rooms show. */
export { type CanvasExport, CanvasExportProvider, useCanvasExport, useOfferExport } from './canvas-export.ts';
export { Problems } from './problems.tsx';
