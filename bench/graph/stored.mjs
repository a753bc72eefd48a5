import { FORMAT_LABEL, FORMAT_PROPERTIES, loadModel, storedForm, storedType } from '../lib/entente.mjs';

const model = loadModel();

/** The node that says which format a graph has. */
export const FORMAT = Object.freeze({ label: FORMAT_LABEL, properties: { ...FORMAT_PROPERTIES } });

/**
 * Properties of a node as the server writes them: with the keys of its texts.
 * @param {string} label
 * @param {Record<string, any>} properties
 * @returns {Record<string, any>}
 */
export const stored = (label, properties) => ({ ...storedForm(storedType(model, label), properties) });
