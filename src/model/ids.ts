import { perModel } from './per-model.ts';
import type { Model, NodeType } from './types.ts';

const byPrefix = perModel(
  (model): ReadonlyMap<string, NodeType> =>
    new Map([...model.nodes.values()].map((type) => [type.prefix, type] as const)),
);

/** The type of an id, by its prefix; undefined for an unknown prefix. */
export const typeOfId = (model: Model, id: string): NodeType | undefined =>
  byPrefix(model).get(id.slice(0, Math.max(0, id.indexOf(':'))));

/** The part of an id after the colon. */
export const ID_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The characters of that part, in words. */
export const NAME_WORDS = 'English letters, digits, dots, dashes and underscores, and begins with a letter or digit';

/** Whether a text has the prefix of one of the types and an invalid name after it. */
export const isMisnamed = (model: Model, types: readonly NodeType[], text: string): boolean => {
  const type = typeOfId(model, text);
  return type !== undefined && types.includes(type) && !ID_NAME.test(text.slice(type.prefix.length + 1));
};

/** Why a text is not an id of one of the types, in words; undefined if it may be one. */
export function idFault(model: Model, types: readonly NodeType[], text: string): string | undefined {
  const wanted = `is no id of ${types.map(({ name }) => name).join(' or ')}`;
  const type = typeOfId(model, text);
  if (!type) return `${wanted}: it must begin with ${types.map(({ prefix }) => `${prefix}:`).join(' or ')}`;
  if (!types.includes(type)) return `${wanted}, but of ${type.name}`;
  if (ID_NAME.test(text.slice(type.prefix.length + 1))) return undefined;
  return `${wanted}: behind ${type.prefix}: it has ${NAME_WORDS}`;
}
