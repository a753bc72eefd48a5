import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import type { FastifyInstance } from 'fastify';
import { checkConfig, readConfig } from '../../src/app/config.ts';
import { run } from '../../src/cli/run.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { answerPlugin } from '../../src/resolvers/index.ts';
import { createApp } from '../../src/server/app.ts';
import { serve } from '../../src/server/serve.ts';
import { api, fillWithSeed } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { forEveryone } from '../support/server.ts';
import { sectionsOf } from './sections.ts';

const sections = sectionsOf(new URL('../../docs/operations.md', import.meta.url));

const blocksOf = (title: string, language: string): readonly string[] =>
  (sections.find((one) => one.title === title)?.blocks ?? [])
    .filter((one) => one.language === language)
    .map(({ text }) => text);

const [apiKeys = '', keyPair = '', token = '', curl = ''] = blocksOf('Who may ask', 'sh');
const [env = ''] = blocksOf('Who may ask', 'ini');

let folder: string;
let graph: GraphPort;
let app: FastifyInstance;

/** Runs a text as an operator does who pastes it into a shell. */
const shell = async (text: string, variables: Record<string, string> = {}) =>
  (
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', text], {
      cwd: folder,
      env: { ...process.env, ...variables },
    })
  ).stdout;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-operations-'));
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
  await shell(keyPair);
  const given = parse(env);
  const config = readConfig(
    { ...given, LOG_LEVEL: 'silent', JWT_KEY_FILE: join(folder, String(given.JWT_KEY_FILE)) },
    'server',
  );
  app = await createApp({
    schema: api.schema,
    plugins: [answerPlugin(api.schema, api.answerer)],
    ...forEveryone(graph),
    config,
  });
});

afterAll(async () => {
  await app.close();
  await graph.close();
  await rm(folder, { recursive: true });
});

describe('docs/operations.md', () => {
  test('takes an operator to a server that answers to a token of their own, and to no other', async () => {
    const server = await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await shell(`${token}\n${curl}`, { SERVER: server });
    expect(JSON.parse(answer)).toEqual({ data: { country: { name: 'Venezuela' } } });
    const anonymous = await shell(curl, { SERVER: server, TOKEN: '' });
    expect(JSON.parse(anonymous).errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('has the commands for API keys', async () => {
    const [setting = '', ...lines] = apiKeys.trim().split('\n');
    const file = join(folder, setting.replace('export API_KEYS_FILE=', ''));
    const before = process.env.API_KEYS_FILE;
    process.env.API_KEYS_FILE = file;
    const output: string[] = [];
    const terminal = { out: (text: string) => void output.push(text), err: () => undefined, ask: undefined };
    for (const line of lines) {
      const [, command = ''] = /^npm run --silent (.*)$/.exec(line) ?? [];
      expect(await run(command.replace(' --', '').split(' '), terminal)).toBe(0);
    }
    if (before === undefined) delete process.env.API_KEYS_FILE;
    else process.env.API_KEYS_FILE = before;
    expect(output).toEqual([
      expect.stringMatching(/^entente_/),
      expect.stringMatching(/analyst .* 2999-12-31 {2}reports$/),
      expect.stringMatching(/^Revoked reports/),
    ]);
  });

  test('shows what a server in production misses', async () => {
    const [shown = ''] = blocksOf('Profiles', 'text');
    expect(shown).toContain('Invalid settings');
    const neo4j = { NEO4J_URI: 'neo4j://localhost', NEO4J_PASSWORD: 'password' };
    const others = { TRUSTED_DOCUMENTS_PATH: '/etc/entente/web.json', PORT: '0', LOG_LEVEL: 'silent' };
    const { config, problems } = checkConfig({ NODE_ENV: 'production', ...neo4j, ...others }, 'server');
    await expect(serve(config, () => undefined, { problems })).rejects.toThrow(new Error(shown.trim()));
  });
});
