import { storedType } from '../../dist/evidence/stored/graph-node.js';
import { storedForm } from '../../dist/evidence/stored/stored-form.js';
import { FORMAT_LABEL, FORMAT_PROPERTIES } from '../../dist/evidence/upgrades/upgrades.js';
import { loadModel } from '../../dist/model/load.js';

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
