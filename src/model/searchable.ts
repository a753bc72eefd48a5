import { keyProperty } from './text-key.ts';
import type { Model } from './types.ts';

/** What a search looks through in the nodes of a type. */
export interface SearchTarget {
  /** The node type's name. */
  readonly type: string;
  readonly label: string;
  /** At least one, in the model's order. */
  readonly properties: readonly { readonly name: string; readonly list: boolean; readonly key: string }[];
}

/** The node types that can be searched, in the model's order. */
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

/** A node type that can be searched, as the API names it. */
export interface SearchType {
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

/** The node types that can be searched, as the API's `SearchType` has them. */
export const searchTypes = (model: Model): readonly SearchType[] =>
  searchTargets(model).map(({ type }) => ({
    key: type.replaceAll(/(?<=.)([A-Z])/g, '_$1').toUpperCase(),
    name: type,
    description: model.nodes.get(type)?.description ?? '',
  }));
