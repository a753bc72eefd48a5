import { type Clearance, LOWEST } from '../domain/index.ts';

/** What a caller may be. Each role may also do what the ones before it may. */
export const ROLES = ['reader', 'analyst', 'operator'] as const;

export type Role = (typeof ROLES)[number];

/** Who sent a request. Whatever depends on the caller reads it from here. */
export interface Caller {
  /** How the caller is known. */
  readonly kind: 'anonymous' | 'token' | 'key';
  /** Unique among all callers, stable, and no secret: `token:` with the subject, `key:` with the key's id, or `anonymous`. */
  readonly id: string;
  readonly roles: readonly Role[];
  /** The highest clearance of a source that the caller may see. */
  readonly clearance: Clearance;
}

/** What is known of a caller. */
type KnownCaller = Omit<Caller, 'clearance'> & Partial<Pick<Caller, 'clearance'>>;

/** A caller that nothing can change. Without a clearance it sees what everybody may. */
export const createCaller = ({ kind, id, roles, clearance = LOWEST }: KnownCaller): Caller =>
  Object.freeze({ kind, id, roles: Object.freeze([...roles]), clearance });

/** Whether a caller has a role, or one above it. */
export const mayActAs = ({ roles }: Pick<Caller, 'roles'>, needed: Role): boolean =>
  roles.some((role) => ROLES.indexOf(role) >= ROLES.indexOf(needed));
