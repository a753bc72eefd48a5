/** Small parts that several rooms show. */
export { type CanvasExport, CanvasExportProvider, useCanvasExport, useOfferExport } from './canvas-export.ts';
export { factTitle } from './fact-title.ts';
export { LongText } from './long-text.tsx';
export { Problems, SaidProblems } from './problems.tsx';
export { SearchField } from './search-field.tsx';
export { useMedia, useRoomy } from './use-media.ts';
export { useNames } from './use-names.ts';
export { WebLink } from './web-link.tsx';
export { WithDates } from './with-dates.tsx';
export { codeInWords, propertyInWords, rolesInWords, valueInWords } from './words.ts';
