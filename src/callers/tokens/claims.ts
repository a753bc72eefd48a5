import { type Clearance, highestOf, isClearance } from '../../domain/index.ts';
import { ROLES, type Role } from '../caller.ts';

/** Where a claim is in a token: the keys from the outside in. */
export type ClaimPath = readonly string[];

/** Reads a JSON pointer (RFC 6901) to a claim, such as `/realm_access/roles`; undefined if it is none. */
export function parseClaimPath(pointer: string): ClaimPath | undefined {
  if (!/^(?:\/(?:[^~/]|~[01])+)+$/.test(pointer)) return undefined;
  const keys = pointer.slice(1).split('/');
  return Object.freeze(keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** The value at a path of a token's claims; undefined if there is none. */
function claimAt(claims: object, path: ClaimPath): unknown {
  let value: unknown = claims;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The names in a claim: a list, or a text with spaces between them, as OAuth scopes are. */
function namesIn(claims: object, path: ClaimPath): readonly unknown[] {
  const value = claimAt(claims, path);
  return typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
}

/** The roles in a claim. Other names are ignored. */
export function rolesIn(claims: object, path: ClaimPath): readonly Role[] {
  const names = namesIn(claims, path);
  return ROLES.filter((role) => names.includes(role));
}

/** The highest clearance in a claim. Other names are ignored; without any it is the lowest. */
export const clearanceInClaim = (claims: object, path: ClaimPath): Clearance =>
  highestOf(namesIn(claims, path).filter(isClearance));
