import { createCaller } from '../../src/callers/index.ts';

/** A caller who may ask everything, and sees all sources. */
export const OPERATOR = createCaller({
  kind: 'anonymous',
  id: 'anonymous',
  roles: ['operator'],
  clearance: 'RESTRICTED',
});
