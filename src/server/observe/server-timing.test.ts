import { describe, expect, test } from '@jest/globals';
import { ask, testApp, testConfig } from '../../../tests/support/server.ts';

describe('the header Server-Timing', () => {
  test('has the phases of an operation where its Cypher may be seen too', async () => {
    const app = await testApp();
    const { headers } = await ask(app, '{ hello }');
    expect(headers['server-timing']).toMatch(/^parse;dur=[\d.]+, validate;dur=[\d.]+, total;dur=[\d.]+$/);
    expect((await ask(app, '{ hello }')).headers['server-timing']).toMatch(/^total;dur=[\d.]+$/);
    expect((await ask(app, '{ hullo }')).headers['server-timing']).toContain('validate;dur=');
    expect((await app.inject('/health/live')).headers).not.toHaveProperty('server-timing');
    await app.close();
  });

  test.each<[string, Record<string, string>]>([
    ['where explain is off', { EXPLAIN: 'false' }],
    ['for callers without the role', { ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'analyst' }],
  ])('is not there %s', async (_, settings) => {
    const app = await testApp({ config: testConfig(settings) });
    const { status, headers } = await ask(app, '{ hello }');
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('server-timing');
    await app.close();
  });
});
