import { describe, expect, test } from '@jest/globals';
import { createRedactor, secretsIn } from './redact.ts';

const PASSWORD = 'p"a\\s/s wörd';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl';
const KEY = `entente_0123456789ab_${'k'.repeat(43)}`;

describe('a redactor', () => {
  const { text, json } = createRedactor(secretsIn({ NEO4J_PASSWORD: PASSWORD }));

  test.each([
    ['a known secret', `with ${PASSWORD} in it`, 'with [redacted] in it'],
    ['one in JSON', JSON.stringify({ a: PASSWORD }), '{"a":"[redacted]"}'],
    ['one in a URL', `?p=${encodeURIComponent(PASSWORD)}`, '?p=[redacted]'],
    ['a credential of a scheme', 'Authorization: Bearer abc.def-ghi sent', 'Authorization: Bearer [redacted] sent'],
    ['basic authentication', 'basic bmVvNGo6c2VjcmV0', 'basic [redacted]'],
    ['a token', `the token ${JWT} is`, 'the token [redacted] is'],
    ['a token that was cut', `${JWT.slice(0, 30)} is`, '[redacted] is'],
    ['an API key, all but its id', `key ${KEY}.`, 'key entente_0123456789ab_[redacted].'],
    [
      'user and password in an address',
      'at neo4j+s://me:hush@db.example:7687',
      'at neo4j+s://[redacted]@db.example:7687',
    ],
  ])('takes out %s', (_, given, expected) => {
    expect(text(given)).toBe(expected);
  });

  test.each([
    'connect ECONNREFUSED 127.0.0.1:7687 at bolt://127.0.0.1:7687',
    'at file:///srv/node_modules/@apollo/server/dist/esm/index.js:12:5',
    'a basic rule of bearer bonds',
    'entente is ready at http://localhost:4000',
    'wrote to anna@example.org',
  ])('leaves %j', (given) => {
    expect(text(given)).toBe(given);
  });

  test('keeps the form of a line of JSON, whatever the secret is', () => {
    const line = '{"level":30,"time":1712345678,"msg":"level 30","err":{"message":"no 30","list":["30"]}}\n';
    const redacted = createRedactor(['30', 'level']).json(line);
    expect(redacted).toBe(
      '{"[redacted]":30,"time":1712345678,"msg":"[redacted] [redacted]","err":{"message":"no [redacted]","list":["[redacted]"]}}\n',
    );
  });

  test('takes out the values of properties that are named as secrets', () => {
    const headers = {
      Authorization: 'x1',
      cookie: 'x2',
      'x-api-key': 'x3',
      accessToken: 'x7',
      operation: 'getToken',
    };
    const line = JSON.parse(
      json(JSON.stringify({ req: { headers: { ...headers, 'set-cookie': ['x4', 'x5'] } }, password: 'x6' })),
    );
    expect(JSON.stringify(line)).not.toMatch(/x\d/);
    expect(line.req.headers.operation).toBe('getToken');
  });

  test('returns a line without secrets as it is', () => {
    const line = '{"level":30,"msg":"request","path":"/graphql","ms":2}\n';
    expect(json(line)).toBe(line);
  });

  test('knows no secret in an environment without one', () => {
    expect([secretsIn({ PATH: '/bin' }), secretsIn({ NEO4J_PASSWORD: '' })]).toEqual([[], []]);
  });

  test('knows the passwords of lower graphs too', () => {
    expect(secretsIn({ NEO4J_PASSWORD: 'one', PUBLIC_NEO4J_PASSWORD: 'two' })).toEqual(['one', 'two']);
  });
});
