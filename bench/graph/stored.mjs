import { FORMAT_LABEL, formatProperties, loadModel, storedForm, storedType } from '../lib/entente.mjs';

const model = loadModel();

/** The node that says which format a graph has. */
export const FORMAT = Object.freeze({ label: FORMAT_LABEL, properties: { ...formatProperties('RESTRICTED') } });

/** What an import counts of every actor and fact; no source states anything here. */
const COUNTS = Object.freeze({ statementCount: 0n, sourceCount: 0n });

/**
 * Properties of a node as the server writes them: with its counts and the keys of its texts.
 * @param {string} label
 * @param {Record<string, any>} properties
 * @returns {Record<string, any>}
 */
export const stored = (label, properties) => ({
  ...storedForm(storedType(model, label), { ...COUNTS, ...properties }),
});
