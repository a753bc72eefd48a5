import { EMPTY_STATE, type ExplorerState } from '../state/index.ts';

export type ExampleName = 'chain' | 'creditors' | 'partnerships' | 'conflicts';

/** The pictures with which a person can begin. */
export const EXAMPLES: Readonly<Record<ExampleName, ExplorerState>> = {
  chain: {
    ...EMPTY_STATE,
    roots: ['country:BY', 'country:VE'],
    panel: { kind: 'paths', from: 'country:BY', to: 'country:VE' },
  },
  creditors: {
    ...EMPTY_STATE,
    roots: ['country:VE'],
    expanded: { 'country:VE': { LOAN: 40 } },
    panel: {
      kind: 'exposure',
      of: 'country:VE',
      side: 'CREDITORS',
      counting: 'INCLUDING_UMBRELLAS',
      parties: 'COUNTRY',
    },
  },
  partnerships: {
    ...EMPTY_STATE,
    roots: ['country:CN'],
    expanded: { 'country:CN': { MEMBERSHIP: 40 } },
  },
  conflicts: {
    ...EMPTY_STATE,
    roots: ['country:VE'],
    expanded: { 'country:VE': { TENURE: 40, MEMBERSHIP: 40, LOAN: 40 } },
    panel: { kind: 'conflicts' },
  },
};

export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as readonly ExampleName[];
