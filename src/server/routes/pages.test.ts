import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { PAGES, type Page, registerPage } from './pages.ts';

const html = '<!doctype html><title>page</title>';
const script = 'console.log("page");';
let directory: string;
let app: FastifyInstance;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'playground-'));
  app = fastify();
});

afterEach(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

const pageOf = (route: string): Page => {
  const page = PAGES.find((one) => one.route === route);
  if (!page) throw new Error(`no page at ${route}`);
  return { ...page, directory: join(directory, 'dist') };
};

async function build(): Promise<void> {
  await mkdir(join(directory, 'dist', 'assets'), { recursive: true });
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await writeFile(join(directory, 'dist', 'index.html'), html);
  await writeFile(join(directory, 'dist', 'assets', 'page-Ab_1-x.js'), script);
  await writeFile(join(directory, 'dist', 'assets', 'page-Ab_1-x.js.gz'), gzipSync(script));
  await writeFile(join(directory, 'dist', 'assets', 'page-Ab_1-x.js.br'), brotliCompressSync(script));
  await registerPage(app, pageOf('/'));
}

describe('a built page', () => {
  beforeEach(build);

  test('serves a page that is always revalidated and loads nothing from elsewhere', async () => {
    const response = await app.inject('/');
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe(html);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  test('serves assets that are cached forever, with the policy that workers inherit', async () => {
    const response = await app.inject('/assets/page-Ab_1-x.js');
    expect(response.body).toBe(script);
    expect(response.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(response.headers['content-security-policy']).toContain("connect-src 'self'");
  });

  test.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip;q=0.8', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('serves for "Accept-Encoding: %s" the encoding %s', async (accepted, encoding) => {
    const response = await app.inject({ url: '/assets/page-Ab_1-x.js', headers: { 'accept-encoding': accepted } });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers.vary).toBe('accept-encoding');
    const decode = { gzip: gunzipSync, br: brotliDecompressSync }[encoding ?? ''] ?? ((body: Buffer) => body);
    expect(decode(response.rawPayload).toString()).toBe(script);
  });

  test('answers HEAD with headers only', async () => {
    const response = await app.inject({ method: 'HEAD', url: '/' });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('');
    expect(response.headers['content-length']).toBe(String(html.length));
  });

  test.each([
    '/index.html',
    '/assets',
    '/assets/',
    '/assets/page-Ab_1-x.js.gz',
    '/assets/page-Ab_1-x.js.br',
    '/assets/other.js',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
  ])('does not serve %s', async (url) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(404);
  });
});

describe('a page', () => {
  test('says what to run if it is not built', async () => {
    await registerPage(app, pageOf('/'));
    const response = await app.inject('/');
    expect(response.statusCode).toBe(503);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.body).toContain('npm run build');
  });

  test('takes no inline style as the explorer, in contrast to the playground', async () => {
    await mkdir(join(directory, 'dist'));
    await writeFile(join(directory, 'dist', 'index.html'), html);
    for (const { route } of PAGES) await registerPage(app, pageOf(route));
    const policies = await Promise.all(PAGES.map(async ({ route }) => (await app.inject(route)).headers));
    const inline = policies.map((headers) => String(headers['content-security-policy']).includes('unsafe-inline'));
    expect(PAGES.map(({ route }, index) => [route, inline[index]])).toEqual([
      ['/', true],
      ['/explore', false],
    ]);
  });
});
