import { createHash } from 'node:crypto';

/**
 * The FollowTheMoney id of a node: `country:VE` becomes `country-VE`. FollowTheMoney ids have letters, digits, dashes and
 * dots, but its tools read what follows the last dot as a signature. Other characters are written as `--{hex code}z`, so
 * different ids stay different.
 */
export function ftmId(id: string): string {
  const [, prefix, name] = /^([a-zA-Z0-9]+):([a-zA-Z0-9].*)$/s.exec(id) ?? [];
  return prefix === undefined || name === undefined ? escapeName(id) : `${prefix}-${escapeName(name)}`;
}

// A dash stays only before a letter or digit, since two dashes begin an escape.
const escapeName = (name: string): string =>
  name.replace(/-(?![a-zA-Z0-9])|[^a-zA-Z0-9-]/gu, (character) => `--${character.codePointAt(0)?.toString(16)}z`);

/** The id of an entity without a node in the graph, derived from what identifies it. */
export const derivedId = (sort: string, ...parts: readonly string[]): string =>
  `${sort}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
