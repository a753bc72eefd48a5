import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

const tokens = { JWT_KEY_FILE: 'issuer.pem', JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'entente' };
const production = { PROFILE: 'production' };

const callersOf = (variables: Record<string, string>) => readConfig(variables).callers;

describe('the settings of callers', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['a laptop without settings', {}, 'operator'],
    ['a laptop that says so', { ANONYMOUS: 'allowed' }, 'operator'],
    ['a laptop with a role', { ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'analyst' }, 'analyst'],
    ['a laptop with tokens', tokens, undefined],
    ['a laptop with API keys', { API_KEYS_FILE: 'keys.json' }, undefined],
    ['a laptop with tokens that says so', { ...tokens, ANONYMOUS: 'allowed' }, 'reader'],
    ['production', production, undefined],
    ['production that says so', { ...production, ANONYMOUS: 'allowed' }, 'reader'],
    ['production with a role', { ...production, ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'analyst' }, 'analyst'],
  ])('of %s give callers without a credential a role or none', (_, variables, role) => {
    expect(callersOf(variables).anonymous).toBe(role);
  });

  test.each([
    ['nothing', {}, 'RESTRICTED'],
    ['lower graphs', { PUBLIC_GRAPH_PATH: ':memory:' }, 'PUBLIC'],
    ['credentials', { ...tokens, ANONYMOUS: 'allowed' }, 'PUBLIC'],
    ['production', { PROFILE: 'production', ANONYMOUS: 'allowed', CORS_ORIGIN: 'none' }, 'PUBLIC'],
  ])('with %s give callers without a credential a clearance', (_, variables, clearance) => {
    expect(callersOf(variables).anonymousClearance).toBe(clearance);
  });

  test('have defaults for tokens', () => {
    expect(callersOf(tokens).tokens).toEqual({
      keys: { file: 'issuer.pem' },
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      issuer: 'https://issuer.example',
      audience: ['entente'],
      skewSeconds: 30,
      roleClaim: ['roles'],
      clearanceClaim: ['clearance'],
    });
  });

  test('are read', () => {
    const { JWT_KEY_FILE: _, ...others } = tokens;
    const read = callersOf({
      ...others,
      JWT_JWKS_URL: 'https://issuer.example/keys',
      JWT_AUDIENCE: 'entente, reports',
      JWT_ALGORITHMS: 'ES384,PS256',
      JWT_CLOCK_SKEW_S: '0',
      JWT_ROLE_CLAIM: '/https:~1~1issuer.example~1claims/roles',
      JWT_CLEARANCE_CLAIM: '/may/see',
      API_KEYS_FILE: 'keys.json',
    });
    expect(read).toEqual({
      keyFile: 'keys.json',
      tokens: {
        keys: { url: 'https://issuer.example/keys' },
        algorithms: ['ES384', 'PS256'],
        issuer: 'https://issuer.example',
        audience: ['entente', 'reports'],
        skewSeconds: 0,
        roleClaim: ['https://issuer.example/claims', 'roles'],
        clearanceClaim: ['may', 'see'],
      },
    });
  });

  test('cannot be changed later', () => {
    const { callers } = readConfig(tokens);
    expect(() => Object.assign(callers, { anonymous: 'operator' })).toThrow(TypeError);
    expect(() => Object.assign(callers.tokens ?? {}, { issuer: 'https://other.example' })).toThrow(TypeError);
  });

  test.each([
    [{ ANONYMOUS: 'yes' }, 'ANONYMOUS must be allowed or refused'],
    [{ ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'admin' }, 'ANONYMOUS_ROLE must be one of reader, analyst, operator'],
    [{ ...tokens, JWT_ALGORITHMS: 'none' }, 'JWT_ALGORITHMS must list algorithms of public keys'],
    [{ ...tokens, JWT_ALGORITHMS: 'RS256,HS256' }, 'JWT_ALGORITHMS must list algorithms of public keys'],
    [{ ...tokens, JWT_AUDIENCE: 'entente,' }, 'JWT_AUDIENCE must be a list of audiences'],
    [{ ...tokens, JWT_CLOCK_SKEW_S: '3600' }, 'JWT_CLOCK_SKEW_S must be an integer from 0 to 300'],
    [{ ...tokens, JWT_ROLE_CLAIM: 'realm_access.roles' }, 'JWT_ROLE_CLAIM must be a JSON pointer'],
    [{ JWT_JWKS_URL: 'ftp://issuer.example' }, 'JWT_JWKS_URL must be an https address'],
    [{ JWT_JWKS_URL: 'https://me:hush@issuer.example' }, 'JWT_JWKS_URL must be an https address without user'],
  ])('are refused if they are invalid: %p', (variables, message) => {
    expect(() => readConfig(variables as Record<string, string>)).toThrow(message);
  });
});
