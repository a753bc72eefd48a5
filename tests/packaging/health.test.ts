import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeWith } from '../support/needs.ts';

const CHECK = new URL('../../scripts/health.mjs', import.meta.url);

/** A server whose probes answer with these statuses; 0 is no answer. */
const SERVER = `
  const [ready, live, stubborn] = process.argv.slice(3).map(Number);
  if (stubborn) process.on('SIGTERM', () => undefined);
  require('node:http')
    .createServer(({ url }, response) => {
      const status = url === '/health/ready' ? ready : live;
      if (status) response.writeHead(status).end();
    })
    .listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

const folder = mkdtempSync(join(tmpdir(), 'entente-health-'));
let server: ChildProcess | undefined;
let port = 0;
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(join(folder, 'dist/cli'), { recursive: true });
  writeFileSync(join(folder, 'dist/cli/main.js'), SERVER);
  copyFileSync(CHECK, join(folder, 'health.mjs'));
});
afterEach(async () => {
  if (server?.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
});

async function serve(ready: number, live: number, stubborn = 0): Promise<void> {
  const args = ['dist/cli/main.js', 'serve', ready, live, stubborn].map(String);
  server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout ?? server, 'data');
  port = Number(line);
}

/** The exit code of the check, as the container runs it. */
async function check(): Promise<number> {
  const child = spawn(process.execPath, ['health.mjs'], {
    cwd: folder,
    env: { PORT: String(port), TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return Number(code);
}

/** The exit codes of several checks, and the signal that ended the server, if one did. */
async function checks(count: number) {
  const codes: number[] = [];
  const ended = server && once(server, 'exit');
  for (let n = 0; n < count; n++) codes.push(await check());
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))]);
  return { codes, signal: server?.signalCode ?? null };
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describeWith('linux', process.platform === 'linux')('the health check of the image', () => {
  test('passes for a server that is ready', async () => {
    await serve(200, 200);
    expect(await checks(1)).toEqual({ codes: [0], signal: null });
  });

  test('fails, but lets the server be, while its graph is away or it starts', async () => {
    await serve(503, 200);
    expect(await checks(4)).toEqual({ codes: [1, 1, 1, 1], signal: null });
    port = await freePort();
    expect(await checks(4)).toEqual({ codes: [1, 1, 1, 1], signal: null });
  }, 30_000);

  test('ends a server that says three times in a row that it has failed', async () => {
    await serve(503, 503);
    expect(await checks(2)).toEqual({ codes: [1, 1], signal: null });
    expect(await checks(1)).toEqual({ codes: [1], signal: 'SIGTERM' });
  }, 30_000);

  test('kills a server that neither answers nor ends when it is asked to', async () => {
    await serve(0, 0, 1);
    writeFileSync(join(folder, 'entente-unhealthy'), '2');
    expect(await checks(1)).toEqual({ codes: [1], signal: null });
    expect(await checks(1)).toEqual({ codes: [1], signal: 'SIGKILL' });
  }, 30_000);

  test('forgets failures before one success', async () => {
    await serve(200, 200);
    writeFileSync(join(folder, 'entente-unhealthy'), '2');
    await check();
    server?.kill('SIGKILL');
    await serve(503, 503);
    expect(await checks(2)).toEqual({ codes: [1, 1], signal: null });
  }, 30_000);
});
