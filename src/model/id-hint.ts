import { regionCode, slugOf, suggest, withArticle } from '../domain/index.ts';
import { keyOf } from './lookup.ts';
import { searchTargets } from './searchable.ts';
import type { Model, NodeType } from './types.ts';

/** What is longer than this is no slip of someone who knows what ids look like. */
const MOST_QUOTED = 100;

const quoted = (text: string): string => JSON.stringify(text);

/** Whether an id of the type ends in its key, as `country:VE` does. */
const hasCode = (type: NodeType): boolean => keyOf(type).name !== 'id';

/** What stands behind the colon of an id. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Whether there is a node with the id. */
export type IsThere = (id: string) => boolean;

/**
 * The ids that may be meant by who gives this where the id of a node of one of these types is wanted, the likeliest first.
 * A hint is at one of them that is there, so that whoever gives hints asks for these.
 */
export function meantIds(model: Model, given: string, wanted: readonly NodeType[]): readonly string[] {
  const text = given.trim();
  if (text.length > MOST_QUOTED) return [];
  const colon = text.indexOf(':');
  const types = colon < 0 ? codedFirst(wanted) : prefixed(model, text.slice(0, colon).trim(), wanted);
  const ids = types.flatMap((type) =>
    namesOf(type, text.slice(colon + 1).trim()).map((name) => `${type.prefix}:${name}`),
  );
  return [...new Set(ids)].filter((id) => id !== given);
}

/** The same where the key of a type is wanted, such as the code of a country: the ids of those that have it. */
export function meantByKey(given: string, type: NodeType): readonly string[] {
  const text = given.trim();
  const name = beginsLikeId(text, type) ? text.slice(type.prefix.length + 1) : text;
  const names = text.length > MOST_QUOTED ? [] : namesOf(type, name).filter((one) => one !== given);
  return names.map((one) => `${type.prefix}:${one}`);
}

/**
 * What to say to who gave this where the id of a node of one of these types is wanted, and there is none with it: what may
 * have been meant, if it is there, or what ids look like. Undefined where it is an id like any other. It is the one place
 * for such hints.
 */
export function idHint(model: Model, given: string, wanted: readonly NodeType[], isThere: IsThere): string | undefined {
  const meant = meantIds(model, given, wanted).find(isThere);
  if (meant !== undefined) return `did you mean ${quoted(meant)}?`;
  if (wanted.some((type) => isIdOf(type, given))) return undefined;
  const text = given.trim();
  const other = [...model.nodes.values()].find((type) => beginsLikeId(text, type));
  if (!other || wanted.includes(other)) return looksOf(model, wanted);
  return `it is the id of ${withArticle(other.name)}, and ${listed(wanted.map(({ name }) => withArticle(name)))} is wanted`;
}

/** What to say to who gave this where the key of a type is wanted, such as the code of a country. */
export function keyHint(given: string, type: NodeType, isThere: IsThere): string | undefined {
  const meant = meantByKey(given, type).find(isThere);
  if (meant !== undefined) return `did you mean ${quoted(meant.slice(type.prefix.length + 1))}?`;
  return isIdOf(type, `${type.prefix}:${given}`)
    ? undefined
    : 'codes look like "VE"; search finds a country by its name';
}

const beginsLikeId = (text: string, { prefix }: NodeType): boolean => text.startsWith(`${prefix}:`);

/** Whether a text is written as ids of the type are. */
function isIdOf(type: NodeType, text: string): boolean {
  const name = text.slice(type.prefix.length + 1);
  if (!beginsLikeId(text, type) || !NAME.test(name)) return false;
  return !hasCode(type) || (codeOf(name) ?? name.toUpperCase()) === name;
}

/** The code that a code in any case, or a country's name, stands for. */
const codeOf = (text: string): string | undefined =>
  /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : regionCode(text);

const codedFirst = (types: readonly NodeType[]): readonly NodeType[] => [
  ...types.filter(hasCode),
  ...types.filter((type) => !hasCode(type)),
];

/** The types wanted whose ids begin with this, or with what it is a slip of. */
function prefixed(model: Model, prefix: string, wanted: readonly NodeType[]): readonly NodeType[] {
  const known = [...model.nodes.values()].map((type) => type.prefix);
  const meant = known.includes(prefix) ? prefix : suggest(prefix, known);
  return wanted.filter((type) => type.prefix === meant);
}

/** What may stand behind the colon for what someone calls a node of the type. */
function namesOf(type: NodeType, text: string): readonly string[] {
  const names = hasCode(type) ? [codeOf(text), text, text.toUpperCase()] : [text, slugOf(text)];
  return names.filter((name) => name !== undefined && NAME.test(name)) as readonly string[];
}

/** What ids look like, by an example where there is one that everyone understands. */
function looksOf(model: Model, wanted: readonly NodeType[]): string {
  const prefixes = wanted.map(({ prefix }) => `${prefix}:`);
  const example = wanted.some(hasCode) ? ', as in "country:VE"' : '';
  const found = searchTargets(model).some(({ type }) => wanted.some(({ name }) => name === type));
  return `an id begins with ${listed(prefixes)}${example}${found ? '; search finds one by its name' : ''}`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
