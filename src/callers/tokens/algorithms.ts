import type { KeyObject } from 'node:crypto';

/**
 * The signatures that a token may have. There is no symmetric one: who can check such a token can also make one, and a
 * public key could be taken for its secret.
 */
export const ALGORITHMS = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const),
] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** Of an elliptic curve, the algorithm that uses it. */
const CURVES: Readonly<Record<string, Algorithm>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

/** The algorithms that a public key can check. */
export function algorithmsOf({
  asymmetricKeyType: type,
  asymmetricKeyDetails: details,
}: KeyObject): readonly Algorithm[] {
  if (type === 'rsa') return ALGORITHMS.filter((name) => /^[RP]S/.test(name));
  if (type === 'ed25519') return ['EdDSA', 'Ed25519'];
  const ofCurve = type === 'ec' ? CURVES[details?.namedCurve ?? ''] : undefined;
  return ofCurve === undefined ? [] : [ofCurve];
}
