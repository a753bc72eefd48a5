export { loadSeed } from './load.ts';
export { readSeed } from './read.ts';
