/** Who asks, how a credential shows it, and what a role may ask. */
export { type Authenticator, type CallersConfig, openAuthenticator } from './authenticator.ts';
export { type Caller, createCaller, mayActAs, ROLES, type Role } from './caller.ts';
export { AuthenticationUnavailable, CallersError, CredentialRefused } from './errors.ts';
export { addApiKey, listApiKeys, removeApiKey } from './keys/manage.ts';
export { checkRootFields, FEATURES, roleForField, roleForRoute } from './permissions.ts';
export { ALGORITHMS } from './tokens/algorithms.ts';
export { parseClaimPath } from './tokens/claims.ts';
export type { TokenConfig } from './tokens/token-verifier.ts';
