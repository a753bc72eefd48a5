import { foldWords, inForceBounds, nfc, textKey } from '../../domain/index.ts';
import { type EdgeType, keyProperty, type NodeType, type PartType, textFields } from '../../model/index.ts';
import type { GraphNode, StoredProperties, StoredValue } from './graph-node.ts';

type Type = NodeType | PartType | EdgeType;

/**
 * Properties of a node or relationship as they are written: texts in NFC, with their keys beside them; facts with the days
 * between which they are in force.
 */
export function storedForm(type: Type, properties: StoredProperties): StoredProperties {
  const stored: Record<string, StoredValue> = { ...properties };
  for (const [name, key, list] of namesOf(type)) {
    const value = properties[name];
    if (value === undefined || value === null) continue;
    if (list) {
      const texts = (value as readonly string[]).map(nfc);
      stored[name] = texts;
      stored[key] = texts.map(foldWords).filter((words) => words !== '');
    } else {
      const text = nfc(String(value));
      stored[name] = text;
      stored[key] = textKey(text);
    }
  }
  if (type.kind === 'node' && type.timed) Object.assign(stored, inForceBounds(properties));
  return stored;
}

/** A node as it is written. Its links are not converted. */
export const storedNode = (type: NodeType | PartType, node: GraphNode): GraphNode => ({
  ...node,
  properties: storedForm(type, node.properties),
});

type Names = readonly (readonly [name: string, key: string, list: boolean])[];

const known = new WeakMap<Type, Names>();

function namesOf(type: Type): Names {
  let names = known.get(type);
  if (!names) {
    names = textFields(type).map(({ name, list }) => [name, keyProperty(name), list]);
    known.set(type, names);
  }
  return names;
}
