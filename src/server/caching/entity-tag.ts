import { createHash } from 'node:crypto';

/** The length of a tag: 128 bits, so that no two answers have the same. */
const DIGITS = 32;

/**
 * A tag of an answer, from all that decides it. It is a weak one, since compression changes the bytes.
 * @param parts texts, whose order counts
 */
export function entityTag(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `W/"${hash.slice(0, DIGITS)}"`;
}

/** Whether the `If-None-Match` header names a tag, compared weakly: RFC 9110, 13.1.2. `*` names none. */
export const names = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => opaque(one) === opaque(tag));

const opaque = (tag: string): string => tag.replace(/^W\//, '');
