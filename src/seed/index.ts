export { loadSeed } from './load-seed.ts';
export { readSeed, type Seed } from './read-seed.ts';
