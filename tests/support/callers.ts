import { createCaller } from '../../src/callers/index.ts';

/** A caller who may ask everything. */
export const OPERATOR = createCaller({ kind: 'anonymous', id: 'anonymous', roles: ['operator'] });
