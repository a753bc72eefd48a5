import { kindOf } from './kinds.ts';
import { nodeType } from './lookup.ts';
import { keyProperty } from './text-key.ts';
import type { Model } from './types.ts';

/** The properties of a node type that full-text search covers. */
export interface SearchTarget {
  /** The node type's name. */
  readonly type: string;
  readonly label: string;
  /** At least one, in the model's order. */
  readonly properties: readonly { readonly name: string; readonly list: boolean; readonly key: string }[];
}

/** The node types that full-text search covers, in the model's order. */
export function searchTargets(model: Model): readonly SearchTarget[] {
  return [...model.nodes.values()].flatMap(({ name, label, fields }) => {
    const properties = [...fields.values()].flatMap((field) =>
      field.kind === 'property' && field.searchable
        ? [{ name: field.name, list: field.list, key: keyProperty(field.name) }]
        : [],
    );
    return properties.length === 0 ? [] : [{ type: name, label, properties }];
  });
}

/** A value of the API's enum `SearchType`, with the name of its node type. */
export interface SearchType {
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

/** The values of the API's enum `SearchType`. */
export const searchTypes = (model: Model): readonly SearchType[] =>
  searchTargets(model)
    .map(({ type }) => nodeType(model, type))
    .map((type) => ({ key: kindOf(type), name: type.name, description: type.description }));
