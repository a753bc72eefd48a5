import { regionCode } from '../domain/region-codes.ts';
import { slugOf, suggest, withArticle } from '../domain/text/index.ts';
import { keyOf } from './lookup.ts';
import type { Model, NodeType } from './types.ts';

/** What is longer than this is no slip of someone who knows what ids look like. */
const MOST_QUOTED = 100;

const quoted = (text: string): string => JSON.stringify(text);

/** Whether an id of the type ends in its key, as `country:VE` does. */
const hasCode = (type: NodeType): boolean => keyOf(type).name !== 'id';

/** Whether a text begins as ids of one of the types do. */
export const beginsLikeId = (text: string, wanted: Iterable<NodeType>): boolean =>
  [...wanted].some(({ prefix }) => text.startsWith(`${prefix}:`));

/**
 * What to say to who gave this where the id of a node of one of these types is wanted, and there is none with it: what may
 * have been meant, or what ids look like. Undefined where it is an id like any other. It is the one place for such hints.
 */
export function idHint(model: Model, given: string, wanted: readonly NodeType[]): string | undefined {
  const text = given.trim();
  if (text.length > MOST_QUOTED) return beginsLikeId(text, wanted) ? undefined : looksOf(wanted);
  const meant = meantId(model, text, wanted);
  if (meant !== undefined) return meant === given ? undefined : `did you mean ${quoted(meant)}?`;
  const other = [...model.nodes.values()].find((type) => beginsLikeId(text, [type]));
  if (!other) return looksOf(wanted);
  if (wanted.includes(other)) return undefined;
  return `it is the id of ${withArticle(other.name)}, and ${listed(wanted.map(({ name }) => withArticle(name)))} is wanted`;
}

/** What to say to who gave this where the key of a type is wanted, such as the code of a country. */
export function keyHint(model: Model, given: string, type: NodeType): string | undefined {
  if (!hasCode(type)) return idHint(model, given, [type]);
  const text = given.trim();
  if (text.length > MOST_QUOTED) return undefined;
  const own = beginsLikeId(text, [type]) ? text.slice(type.prefix.length + 1) : text;
  const code = codeOf(own) ?? own;
  return code === given ? undefined : `did you mean ${quoted(code)}?`;
}

/** The code that a code in any case, or a country's name, stands for. */
const codeOf = (text: string): string | undefined =>
  /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : regionCode(text);

function meantId(model: Model, text: string, wanted: readonly NodeType[]): string | undefined {
  const colon = text.indexOf(':');
  const [single, second] = wanted;
  const coded = wanted.find(hasCode);
  if (colon < 0) {
    const code = coded && codeOf(text);
    if (code !== undefined) return `${coded?.prefix}:${code}`;
    return single && !second && !hasCode(single) ? named(single, text) : undefined;
  }
  const prefix = text.slice(0, colon).trim();
  const known = [...model.nodes.values()].map((type) => type.prefix);
  const type = wanted.find((one) => one.prefix === (known.includes(prefix) ? prefix : suggest(prefix, known)));
  return type && named(type, text.slice(colon + 1).trim());
}

/** The id of a type for what someone calls one of it. */
function named(type: NodeType, text: string): string | undefined {
  const name = hasCode(type) ? (codeOf(text) ?? text) : /^[\w.-]+$/.test(text) ? text : slugOf(text);
  return name === undefined || name === '' ? undefined : `${type.prefix}:${name}`;
}

/** What ids look like, by an example where there is one that everyone understands. */
function looksOf(wanted: readonly NodeType[]): string {
  const prefixes = wanted.map(({ prefix }) => `${prefix}:`);
  const example = wanted.some(hasCode) ? ', as in "country:VE"' : '';
  return `an id begins with ${listed(prefixes)}${example}; search finds one by its name`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
