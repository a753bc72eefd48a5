import { createHmac, generateKeyPairSync, sign as signRaw } from 'node:crypto';
import { AUDIENCE, handmade, type Issuer, makeIssuer, nowSeconds, pemOf, sign, validClaims } from './tokens.ts';

/** A token that must not be accepted, and what the log says of it. */
export type Forged = readonly [what: string, token: string, reason: string];

/** Every kind of token that is not the issuer's own valid one. The server has the issuer's public key and allows ES256. */
export async function forgedTokens({ publicKey, privateKey }: Issuer): Promise<readonly Forged[]> {
  const stranger = makeIssuer();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = pemOf(publicKey);
  const valid = await sign(validClaims(), privateKey);
  const [header = '', claims = '', signature = ''] = valid.split('.');
  const claim = (changes: Parameters<typeof validClaims>[0]) => sign(validClaims(changes), privateKey);
  const without = (name: string) => sign({ ...validClaims(), [name]: undefined }, privateKey);
  const operator = Buffer.from(JSON.stringify(validClaims({ roles: ['operator'] }))).toString('base64url');
  const jwk = stranger.publicKey.export({ format: 'jwk' });
  return [
    ['signed by a stranger', await sign(validClaims(), stranger.privateKey), 'wrong signature'],
    [
      'signed by a stranger who encloses the key',
      await sign(validClaims(), stranger.privateKey, { alg: 'ES256', jwk }),
      'wrong signature',
    ],
    [
      'signed by a stranger who says where the key is',
      await sign(validClaims(), stranger.privateKey, { alg: 'ES256', jku: 'https://evil.example/keys' }),
      'wrong signature',
    ],
    ['with the claims exchanged', `${header}.${operator}.${signature}`, 'wrong signature'],
    ['with the signature cut off', `${header}.${claims}.`, 'wrong signature'],
    ['without a signature', `${header}.${claims}`, 'malformed token'],
    ['unsigned: alg none', handmade({ alg: 'none' }, validClaims()), 'algorithm not allowed (JWT_ALGORITHMS)'],
    ['unsigned: alg None', handmade({ alg: 'None' }, validClaims()), 'algorithm not allowed (JWT_ALGORITHMS)'],
    [
      'alg none with a signature',
      handmade({ alg: 'none' }, validClaims(), signature),
      'algorithm not allowed (JWT_ALGORITHMS)',
    ],
    ['without an alg', handmade({ typ: 'JWT' }, validClaims(), signature), 'malformed token'],
    ['HS256 with the public key as secret', hmac(pem), 'algorithm not allowed (JWT_ALGORITHMS)'],
    ['HS256 with the public key without its last line end', hmac(pem.trim()), 'algorithm not allowed (JWT_ALGORITHMS)'],
    [
      'HS256 with the key in DER as secret',
      hmac(publicKey.export({ type: 'spki', format: 'der' })),
      'algorithm not allowed (JWT_ALGORITHMS)',
    ],
    ['HS256 with an empty secret', hmac(''), 'algorithm not allowed (JWT_ALGORITHMS)'],
    ['signed with RSA', await sign(validClaims(), rsa.privateKey, { alg: 'RS256' }), 'unsupported extension or key'],
    ['with a signature of zeros', handmade({ alg: 'ES256' }, validClaims(), Buffer.alloc(64)), 'wrong signature'],
    [
      'with the signature in DER',
      handmade({ alg: 'ES256' }, validClaims(), signRaw('sha256', Buffer.from(`${header}.${claims}`), privateKey)),
      'wrong signature',
    ],
    [
      'that needs an unknown extension',
      handmade({ alg: 'ES256', crit: ['x'], x: 1 }, validClaims(), signature),
      'unsupported extension or key',
    ],
    ['expired', await claim({ exp: nowSeconds() - 40 }), 'expired token'],
    ['without an expiry', await without('exp'), 'no or wrong expiry'],
    [
      'with a text as expiry',
      await claim({ exp: String(nowSeconds() + 600) as unknown as number }),
      'no or wrong expiry',
    ],
    ['not yet valid', await claim({ nbf: nowSeconds() + 3600 }), 'not yet valid'],
    ['of another issuer', await claim({ iss: 'https://issuer.example.evil.example' }), 'another issuer (JWT_ISSUER)'],
    ['without an issuer', await without('iss'), 'another issuer (JWT_ISSUER)'],
    ['for another audience', await claim({ aud: 'reports' }), 'another audience (JWT_AUDIENCE)'],
    [
      'for audiences without this one',
      await claim({ aud: ['reports', `${AUDIENCE}2`] }),
      'another audience (JWT_AUDIENCE)',
    ],
    ['without an audience', await without('aud'), 'another audience (JWT_AUDIENCE)'],
    ['without a subject', await without('sub'), 'no subject'],
    ['with an empty subject', await claim({ sub: '' }), 'no subject'],
    ['with a long subject', await claim({ sub: 'a'.repeat(256) }), 'no subject'],
    ['with a number as subject', await claim({ sub: 7 as unknown as string }), 'no subject'],
    ['whose claims are a list', handmade({ alg: 'ES256' }, [], signature), 'wrong signature'],
    ['that is a text', 'ada', 'malformed token'],
    ['that is twice', `${valid}.${valid}`, 'malformed token'],
    ['with padding', `${valid}=`, 'malformed token'],
    ['with a character too many', `${valid}A`, 'wrong signature'],
    ['encrypted', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA', 'malformed token'],
  ];
}

/** A token signed with a public key as the secret of HMAC, which a careless verifier accepts. */
function hmac(secret: string | Buffer): string {
  const body = handmade({ alg: 'HS256' }, validClaims());
  return body + createHmac('sha256', secret).update(body.slice(0, -1)).digest('base64url');
}
