export { loadSeed } from './load-seed.ts';
export { readSeed } from './read-seed.ts';
