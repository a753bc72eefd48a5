import { createHash } from 'node:crypto';

/**
 * The id of a node in FollowTheMoney, where an id has letters, digits, dashes and dots: `country:VE` is `country-VE`.
 * Different ids stay different: what cannot stand for itself is written by its code, between two dashes and a z.
 * Dots are not used, since the tools take what comes after the last one for a signature.
 */
export function ftmId(id: string): string {
  const [, prefix, name] = /^([a-zA-Z0-9]+):([a-zA-Z0-9].*)$/s.exec(id) ?? [];
  return prefix === undefined || name === undefined ? escapeName(id) : `${prefix}-${escapeName(name)}`;
}

// A dash stands for itself before a letter or digit alone: two of them begin a code.
const escapeName = (name: string): string =>
  name.replace(/-(?![a-zA-Z0-9])|[^a-zA-Z0-9-]/gu, (character) => `--${character.codePointAt(0)?.toString(16)}z`);

/** The id of an entity that the graph has no node for, by what tells it from others of its sort. */
export const madeId = (sort: string, ...parts: readonly string[]): string =>
  `${sort}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
