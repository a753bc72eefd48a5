import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../app/config.ts';
import { addressOf, banner } from './banner.ts';

describe('addressOf', () => {
  test.each([
    ['127.0.0.1', 'http://localhost:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['::', 'http://localhost:4000'],
    ['fd00::7', 'http://[fd00::7]:4000'],
    ['ties.example', 'http://ties.example:4000'],
  ])('of a server at %s is %s', (host, address) => {
    expect(addressOf(host, 4000)).toBe(address);
  });
});

describe('banner', () => {
  test('shows the address and what to try', () => {
    expect(banner('http://localhost:4000', readConfig({}), 0.94)).toBe(`
entente is ready at http://localhost:4000 after 0.9 s, on the embedded graph (memory)

  In a browser   http://localhost:4000/   with examples and the schema's docs
  In a terminal  curl -G http://localhost:4000/graphql --data-urlencode 'query={ leaders(at: "2023-09-13") { nodes { name } } }'
  Health         http://localhost:4000/health/ready

Stop it with Ctrl+C.
`);
  });

  test('shows a command that the server answers', () => {
    const production = readConfig({ PROFILE: 'production', ANONYMOUS: 'allowed' });
    expect(banner('http://localhost:4000', production, 1)).toContain(
      `curl http://localhost:4000/graphql --json '{"query":"{ leaders(at: \\"2023-09-13\\") { nodes { name } } }"}'`,
    );
    const only = banner('http://localhost:4000', readConfig({ TRUSTED_DOCUMENTS: 'only' }), 1);
    expect(only).toContain('http://localhost:4000/explore\n');
    expect(only).toContain('trusted documents, and no others');
    expect(only).not.toContain('curl');
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    ['nothing', {}, undefined],
    ['nothing, at all addresses', { HOST: '0.0.0.0' }, 'whoever reaches 0.0.0.0, as operator (PROFILE)'],
    ['production for all', { PROFILE: 'production', ANONYMOUS: 'allowed' }, 'others as reader'],
    ['API keys', { API_KEYS_FILE: 'a' }, 'callers with API keys; nobody else'],
    [
      'tokens and keys',
      { API_KEYS_FILE: 'a', JWT_KEY_FILE: 'a', JWT_ISSUER: 'a', JWT_AUDIENCE: 'a', ANONYMOUS: 'allowed' },
      'callers with tokens and API keys; others as reader',
    ],
  ])('says who may ask, with %s', (_, variables, who) => {
    const text = banner('http://localhost:4000', readConfig(variables), 1);
    expect(/Who may ask +(.*)/.exec(text)?.[1]).toBe(who);
    expect(text.includes("-H 'Authorization: Bearer …'")).toBe(who?.endsWith('nobody else') === true);
  });
});
