// All that the benchmark takes from the build, through the doors of its rooms. Its types: entente.d.mts.
export { FORMAT_LABEL, formatProperties, indexSpecs, storedForm, storedType } from '../../dist/evidence/index.js';
export { openGraph, settleKept } from '../../dist/graph/index.js';
export { keptRelations, loadModel } from '../../dist/model/index.js';
