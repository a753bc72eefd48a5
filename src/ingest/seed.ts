/** The seed: read from files, checked, and written to a graph. */
export { indexSpecs } from './index-specs.ts';
export { type Loaded, loadSeed } from './load-seed.ts';
export { SeedError, type SeedProblem } from './problems.ts';
export { readSeed, type Seed } from './read-seed.ts';
export { isEmpty, resetGraph } from './reset.ts';
