import { alternatives, regionCode, slugOf, suggest, withArticle } from '../domain/index.ts';
import { ID_NAME } from './ids.ts';
import { keyOf } from './lookup.ts';
import { searchTargets } from './searchable.ts';
import type { Model, NodeType } from './types.ts';

/** Longer texts are not misspelled ids. */
const MAX_LENGTH = 100;

const quoted = (text: string): string => JSON.stringify(text);

/** Whether ids of the type end with its key, such as `country:VE`. */
const hasCode = (type: NodeType): boolean => keyOf(type).name !== 'id';

/** Whether there is a node with the id. */
export type IsThere = (id: string) => boolean;

/**
 * The ids that a user may have meant by a text where an id of one of these types is expected, most likely first. The
 * caller looks up which of them exist, for `idHint`.
 */
export function meantIds(model: Model, given: string, wanted: readonly NodeType[]): readonly string[] {
  const text = given.trim();
  if (text.length > MAX_LENGTH) return [];
  const colon = text.indexOf(':');
  const types = colon < 0 ? codedFirst(wanted) : prefixed(model, text.slice(0, colon).trim(), wanted);
  const ids = types.flatMap((type) =>
    namesOf(type, text.slice(colon + 1).trim()).map((name) => `${type.prefix}:${name}`),
  );
  return [...new Set(ids)].filter((id) => id !== given);
}

/** The same where the key of a type is expected, such as the code of a country. Returns ids. */
export function meantByKey(given: string, type: NodeType): readonly string[] {
  const text = given.trim();
  const name = beginsLikeId(text, type) ? text.slice(type.prefix.length + 1) : text;
  const names = text.length > MAX_LENGTH ? [] : namesOf(type, name).filter((one) => one !== given);
  return names.map((one) => `${type.prefix}:${one}`);
}

/**
 * A hint for a text that is not the id of an existing node of one of these types: the existing id that was probably meant,
 * or the form of ids. Undefined for a well-formed id.
 */
export function idHint(model: Model, given: string, wanted: readonly NodeType[], isThere: IsThere): string | undefined {
  const meant = meantIds(model, given, wanted).find(isThere);
  if (meant !== undefined) return `did you mean ${quoted(meant)}?`;
  if (wanted.some((type) => isIdOf(type, given))) return undefined;
  const text = given.trim();
  const other = [...model.nodes.values()].find((type) => beginsLikeId(text, type));
  if (!other || wanted.includes(other)) return looksOf(model, wanted);
  return `it is the id of ${withArticle(other.name)}, and ${alternatives(wanted.map(({ name }) => withArticle(name)))} is wanted`;
}

/** The same where the key of a type is expected, such as the code of a country. */
export function keyHint(given: string, type: NodeType, isThere: IsThere): string | undefined {
  const meant = meantByKey(given, type).find(isThere);
  if (meant !== undefined) return `did you mean ${quoted(meant.slice(type.prefix.length + 1))}?`;
  return isIdOf(type, `${type.prefix}:${given}`)
    ? undefined
    : 'codes look like "VE"; search finds a country by its name';
}

const beginsLikeId = (text: string, { prefix }: NodeType): boolean => text.startsWith(`${prefix}:`);

/** Whether a text is a well-formed id of the type. */
function isIdOf(type: NodeType, text: string): boolean {
  const name = text.slice(type.prefix.length + 1);
  if (!beginsLikeId(text, type) || !ID_NAME.test(name)) return false;
  return !hasCode(type) || (codeOf(name) ?? name.toUpperCase()) === name;
}

/** The code of a country, from a code in any case or a name. */
const codeOf = (text: string): string | undefined =>
  /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : regionCode(text);

const codedFirst = (types: readonly NodeType[]): readonly NodeType[] => [
  ...types.filter(hasCode),
  ...types.filter((type) => !hasCode(type)),
];

/** The expected types with this prefix, or with one it is a misspelling of. */
function prefixed(model: Model, prefix: string, wanted: readonly NodeType[]): readonly NodeType[] {
  const known = [...model.nodes.values()].map((type) => type.prefix);
  const meant = known.includes(prefix) ? prefix : suggest(prefix, known);
  return wanted.filter((type) => type.prefix === meant);
}

/** The possible names in an id for what a user calls a node of the type. */
function namesOf(type: NodeType, text: string): readonly string[] {
  const names = hasCode(type) ? [codeOf(text), text, text.toUpperCase()] : [text, slugOf(text)];
  return names.filter((name) => name !== undefined && ID_NAME.test(name)) as readonly string[];
}

/** The properties that hold what people call a thing. */
const CALLED: ReadonlySet<string> = new Set(['name', 'title']);

/** The form of ids, with an example if one of the types has a code. */
function looksOf(model: Model, wanted: readonly NodeType[]): string {
  const prefixes = wanted.map(({ prefix }) => `${prefix}:`);
  const example = wanted.some(hasCode) ? ', as in "country:VE"' : '';
  const searched = searchTargets(model).filter(({ type }) => wanted.some(({ name }) => name === type));
  // A key such as a country's code comes first, and is what is not known.
  const by = new Set(searched.map(({ properties }) => properties.find(({ name }) => CALLED.has(name))?.name ?? 'text'));
  return `an id begins with ${alternatives(prefixes)}${example}${by.size > 0 ? `; search finds one by its ${alternatives([...by])}` : ''}`;
}
