import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { capturingLogger } from '../../tests/support/logger.ts';
import { ask, fakeGraph, testApp } from '../../tests/support/server.ts';

const PINO_LEVEL = { debug: 20, info: 30, warn: 40 };

describe('the request log', () => {
  test('writes one line per request, without its content', async () => {
    const { logger, lines } = capturingLogger();
    const app = await testApp({ logger });
    await ask(app, 'query Greeting { hello(to: "somebody") }');
    await app.inject({ url: '/graphql?query={hello(to:"somebody")}' });
    await ask(app, '{ hullo }');
    await ask(app, `{ ${'a: hello '.repeat(6_000)} }`);
    await app.inject({ url: '/nothing?at=all' });
    expect(
      lines.map(({ method, path, status, operation, errors }) => [method, path, status, operation, errors]),
    ).toEqual([
      ['POST', '/graphql', 200, 'Greeting', undefined],
      ['GET', '/graphql', 200, undefined, undefined],
      ['POST', '/graphql', 400, undefined, ['BAD_USER_INPUT']],
      ['POST', '/graphql', 400, undefined, ['OPERATION_TOO_COSTLY']],
      ['GET', '/nothing', 404, undefined, ['NOT_FOUND']],
    ]);
    expect(lines.every(({ ms, level }) => typeof ms === 'number' && level === PINO_LEVEL.info)).toBe(true);
    expect(JSON.stringify(lines)).not.toMatch(/somebody|hello|all/);
    await app.close();
  });

  test('says that a client went away before it had a response', async () => {
    const { logger, lines } = capturingLogger();
    const read = () => new Promise<never>(() => undefined);
    const app = await testApp({ logger, graph: fakeGraph({ read }) });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /graphql?query=%7Bname(id:%22a%22)%7D HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    for (let i = 0; i < 500 && !lines.some(({ msg }) => msg === 'request'); i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(lines.filter(({ msg }) => msg === 'request')).toEqual([
      expect.objectContaining({ path: '/graphql', aborted: true, level: PINO_LEVEL.info }),
    ]);
    expect(lines.at(-1)).not.toHaveProperty('status');
    await app.close();
  });

  test('logs probes at debug, even failed ones, and an outage of the graph once', async () => {
    const { logger, lines } = capturingLogger();
    const ping = async () => {
      if (lines.length > 0) throw new Error('gone');
    };
    const app = await testApp({ logger, graph: fakeGraph({ ping }) });
    for (let i = 0; i < 3; i++) await app.inject({ url: '/health/ready' });
    expect(lines.map(({ level, status }) => [level, status])).toEqual([
      [PINO_LEVEL.debug, 200],
      [PINO_LEVEL.warn, undefined],
      [PINO_LEVEL.debug, 503],
      [PINO_LEVEL.debug, 503],
    ]);
    await app.close();
  });
});
