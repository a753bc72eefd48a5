// The types of entente.mjs come from the source, so that they are checked without a build.
export { FORMAT_LABEL, formatProperties, indexSpecs, storedForm, storedType } from '../../src/evidence/index.ts';
export { type GraphPort, openGraph, settleKept } from '../../src/graph/index.ts';
export { keptRelations, loadModel } from '../../src/model/index.ts';
