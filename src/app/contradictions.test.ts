import { describe, expect, test } from '@jest/globals';
import { type Config, ConfigError, readConfig } from './config.ts';

type Variables = Record<string, string>;

const tokens = { JWT_KEY_FILE: 'issuer.pem', JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'entente' };
/** What a server in production must have, at least. */
const complete = { PROFILE: 'production', CORS_ORIGIN: 'none', ...tokens };
const neo4j = { NEO4J_URI: 'neo4j://db.example', NEO4J_PASSWORD: 'a long one of our own' };

/** The settings that are at fault, each once for every line about it. */
function faultyIn(variables: Variables, read: (variables: Variables) => Config): readonly string[] {
  try {
    read(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [first, ...lines] = (error as ConfigError).message.split('\n');
    expect(first).toBe('Invalid settings:');
    return lines.map((line) => line.trim().split(' ')[0] ?? '');
  }
  return [];
}

const faulty = (variables: Variables) => faultyIn(variables, (given) => readConfig(given, 'server'));

describe('a server in production', () => {
  test.each<[string, Variables]>([
    ['tokens', complete],
    ['tokens with keys at a URL', { ...complete, JWT_KEY_FILE: '', JWT_JWKS_URL: 'https://issuer.example/keys' }],
    ['tokens with keys on this machine', { ...complete, JWT_KEY_FILE: '', JWT_JWKS_URL: 'http://localhost:8080/keys' }],
    ['API keys', { NODE_ENV: 'production', CORS_ORIGIN: 'https://a.example', API_KEYS_FILE: 'keys.json' }],
    ['everybody', { NODE_ENV: 'production', CORS_ORIGIN: '*', ANONYMOUS: 'allowed' }],
    ['everybody, by name', { ...complete, ANONYMOUS: 'allowed', HOST: '0.0.0.0', ALLOWED_HOSTS: 'a.example' }],
    ['Neo4j', { ...complete, ...neo4j }],
  ])('starts with %s', (_, variables) => {
    expect(faulty(variables)).toEqual([]);
  });

  test.each<[string, Variables, readonly string[]]>([
    ['nothing', { NODE_ENV: 'production' }, ['ANONYMOUS', 'CORS_ORIGIN']],
    ['no origins', { ...complete, CORS_ORIGIN: '' }, ['CORS_ORIGIN']],
    ['the origins of a laptop', { ...complete, CORS_ORIGIN: 'local' }, ['CORS_ORIGIN']],
    ['nobody who may ask', { PROFILE: 'production', CORS_ORIGIN: 'none', ANONYMOUS: 'refused' }, ['ANONYMOUS']],
    ['an unknown operator', { ...complete, ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'operator' }, ['ANONYMOUS_ROLE']],
    ['everybody by any name', { ...complete, ANONYMOUS: 'allowed', HOST: '0.0.0.0' }, ['ALLOWED_HOSTS']],
    [
      'keys that anybody on the way may change',
      { ...complete, JWT_KEY_FILE: '', JWT_JWKS_URL: 'http://issuer.example/keys' },
      ['JWT_JWKS_URL'],
    ],
    [
      'the password of the compose file',
      { ...complete, ...neo4j, NEO4J_PASSWORD: 'entente-neo4j' },
      ['NEO4J_PASSWORD'],
    ],
    ['a password in capitals', { ...complete, ...neo4j, NEO4J_PASSWORD: 'PassWord' }, ['NEO4J_PASSWORD']],
    [
      'a known password of a lower graph',
      { ...complete, ...neo4j, PUBLIC_NEO4J_URI: 'neo4j://b.example', PUBLIC_NEO4J_PASSWORD: 'changeme' },
      ['PUBLIC_NEO4J_PASSWORD'],
    ],
    ['a short password', { ...complete, ...neo4j, NEO4J_PASSWORD: '7 signs' }, ['NEO4J_PASSWORD']],
    [
      'the user as password',
      { ...complete, ...neo4j, NEO4J_USER: 'entente-reader', NEO4J_PASSWORD: 'entente-reader' },
      ['NEO4J_PASSWORD'],
    ],
    [
      'everything wrong, also what is invalid by itself',
      { PROFILE: 'production', PORT: 'x', ANONYMOUS_ROLE: 'reader', JWT_ISSUER: 'a', NEO4J_URI: 'neo4j://db.example' },
      ['ANONYMOUS', 'ANONYMOUS_ROLE', 'CORS_ORIGIN', 'JWT_ISSUER', 'NEO4J_PASSWORD', 'PORT'],
    ],
  ])('does not start with %s', (_, variables, settings) => {
    expect([...faulty(variables)].sort()).toEqual(settings);
  });

  test('is told that the origins of a laptop are set, as in a copy of the example of settings', () => {
    expect(() => readConfig({ ...complete, CORS_ORIGIN: 'local' }, 'server')).toThrow(
      /^Invalid settings:\n {2}CORS_ORIGIN must not be local in production: [^\n]*$/,
    );
  });

  test('is not named by its secrets', () => {
    const password = 'entente-neo4j';
    expect(() => readConfig({ ...complete, ...neo4j, NEO4J_PASSWORD: password }, 'server')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(password) }),
    );
  });
});

describe('in every profile', () => {
  test.each<[string, Variables, readonly string[]]>([
    ['two places for keys', { ...tokens, JWT_JWKS_URL: 'https://issuer.example/keys' }, ['JWT_KEY_FILE']],
    ['keys alone', { JWT_KEY_FILE: 'issuer.pem' }, ['JWT_ISSUER', 'JWT_AUDIENCE']],
    ['no keys', { JWT_ISSUER: 'a', JWT_ROLE_CLAIM: '/roles' }, ['JWT_ISSUER', 'JWT_ROLE_CLAIM']],
    ['a role for nobody', { ...tokens, ANONYMOUS_ROLE: 'reader' }, ['ANONYMOUS_ROLE']],
    ['nobody who may ask', { ANONYMOUS: 'refused' }, ['ANONYMOUS']],
    ['metrics at the port of the API', { PORT: '4100', METRICS_PORT: '4100' }, ['METRICS_PORT']],
    ['metrics at its usual port, at all addresses', { METRICS_PORT: '4000', METRICS_HOST: '::' }, ['METRICS_PORT']],
  ])('%s is refused', (_, variables, settings) => {
    expect(faulty(variables)).toEqual(settings);
    expect(faultyIn(variables, readConfig)).toEqual(settings);
  });

  test.each<Variables>([
    { METRICS_PORT: '4001' },
    { PORT: '0', METRICS_PORT: '0' },
    { METRICS_PORT: '4000', HOST: '192.0.2.1' },
  ])('metrics may be at %p', (variables) => {
    expect(faulty(variables)).toEqual([]);
  });

  test('a command needs nothing that a server in production needs', () => {
    expect(faultyIn({ NODE_ENV: 'production' }, readConfig)).toEqual([]);
  });

  test('a laptop needs nothing', () => {
    expect(faulty({})).toEqual([]);
    expect(faulty({ NODE_ENV: 'production', PROFILE: 'laptop' })).toEqual([]);
  });
});
