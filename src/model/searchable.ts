import { isActor, isFact, kindOf } from './kinds.ts';
import { nodeType } from './lookup.ts';
import { keyProperty } from './text-key.ts';
import type { Model, NodeType } from './types.ts';

/** The properties of a node type that full-text search covers. */
export interface SearchTarget {
  /** The node type's name. */
  readonly type: string;
  readonly label: string;
  /** At least one, in the model's order. */
  readonly properties: readonly SearchedProperty[];
  /** Actors come before facts, and these before sources and statements. */
  readonly tier: number;
}

interface SearchedProperty {
  readonly name: string;
  readonly list: boolean;
  readonly key: string;
  /** Whether its texts are names of countries. */
  readonly ofCountries: boolean;
}

/** The node types that full-text search covers, in the model's order. */
export function searchTargets(model: Model): readonly SearchTarget[] {
  return [...model.nodes.values()].flatMap((type) => {
    const { name, label, fields } = type;
    const properties = [...fields.values()].flatMap((field): readonly SearchedProperty[] => {
      if (field.kind !== 'property' || !field.searchable) return [];
      return [{ name: field.name, list: field.list, key: keyProperty(field.name), ofCountries: field.ofCountries }];
    });
    return properties.length === 0 ? [] : [{ type: name, label, properties, tier: tierOf(type) }];
  });
}

/** The tier of a type's hits in a search. */
export function tierOf(type: NodeType): number {
  if (isActor(type)) return 0;
  return isFact(type) ? 1 : 2;
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
