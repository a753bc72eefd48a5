/** The page: what it is made of, and where its parts are. */
export { ExplorerPage } from './explorer-page.tsx';
