import { storedType } from '../../dist/ingest/graph-node.js';
import { storedForm } from '../../dist/ingest/stored-form.js';
import { FORMAT_LABEL, FORMAT_PROPERTIES } from '../../dist/ingest/upgrades/upgrades.js';
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
