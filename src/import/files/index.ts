export { OF_REJECTED, textName } from './csv/columns.ts';
export { openFile } from './open-file.ts';
export { labelProblem } from './text/labels.ts';
