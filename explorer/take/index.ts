/** Take along: links, pictures, files, and a table of all that is drawn. */
export { PictureTable } from './picture-table.tsx';
export { TakePanel } from './take-panel.tsx';
