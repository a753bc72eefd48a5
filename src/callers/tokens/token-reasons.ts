import { errors } from 'jose';

/** A key that does not fit the algorithm is one error of `jose` or another, or a TypeError or DataError, by the Node.js. */
const UNSUPPORTED = 'unsupported extension or key';

/** Why `jose` refused a token, by the code of its error. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'expired token',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm not allowed (JWT_ALGORITHMS)',
  ERR_JOSE_NOT_SUPPORTED: UNSUPPORTED,
  ERR_JWS_INVALID: 'malformed token',
  ERR_JWT_INVALID: 'malformed token',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'wrong signature',
  ERR_JWKS_NO_MATCHING_KEY: 'no key for this token',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'several keys fit this token, which names none',
};

/** Why a token was refused because of a claim, by its name. */
const CLAIMS: Readonly<Record<string, string>> = {
  iss: 'another issuer (JWT_ISSUER)',
  aud: 'another audience (JWT_AUDIENCE)',
  sub: 'no subject',
  exp: 'no or wrong expiry',
  nbf: 'not yet valid',
};

/** Why a token was refused, for the log. Contains nothing of the token. */
export function tokenReason(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return CLAIMS[error.claim] ?? 'wrong claim';
  if (error instanceof errors.JOSEError) return REASONS[error.code] ?? 'refused token';
  return UNSUPPORTED;
}
