import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { PYTHON } from '../export/python.ts';
import { api, appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { testWith } from '../support/needs.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** How many operations are asked of each root field: a few, or as many as are asked for. */
const EACH = Number(process.env.ATTACK_EACH ?? 4);
const SEED = process.env.ATTACK_SEED ?? '1';

const attack = testWith('python', PYTHON !== undefined);

/** Attacks a server with operations that it makes of the schema; what it says. */
async function schemathesis(url: string, each: number): Promise<{ readonly code: number; readonly text: string }> {
  const options = [
    ...['--checks', 'coded', '--phases', 'fuzzing', '--suppress-health-check', 'all', '--warnings', 'off'],
    ...['--generation-database', 'none', '--seed', SEED, '--max-examples', String(each), '--request-timeout', '30'],
  ];
  // It keeps what it found beside it.
  const folder = await mkdtemp(join(tmpdir(), 'entente-attack-'));
  const child = spawn(String(PYTHON), ['-m', 'schemathesis.cli', 'run', `${url}/graphql`, ...options], {
    cwd: folder,
    env: { ...process.env, SCHEMATHESIS_HOOKS: 'coded', PYTHONPATH: FOLDER, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (data: string) => {
      text += data;
    });
  }
  const [code] = await once(child, 'close');
  await rm(folder, { recursive: true });
  return { code: Number(code), text };
}

describeEngines('operations that schemathesis makes of the schema', fillWithSeed, (graph, engine) => {
  attack(
    'get data or a coded refusal',
    async () => {
      const app = await appOver(graph());
      const url = await app.listen({ host: '127.0.0.1', port: 0 });
      try {
        const { code, text } = await schemathesis(url, EACH);
        expect(code === 0 ? '' : text).toBe('');
        const fields = Object.keys(api.schema.getQueryType()?.getFields() ?? {}).length;
        expect(text).toContain(`Operations:       ${fields} selected / ${fields} total`);
        const asked = Number(/(\d+) generated, \1 passed/.exec(text)?.[1]);
        expect(asked).toBeGreaterThanOrEqual(fields * Math.min(EACH, 3));
        if (process.env.ATTACK_EACH !== undefined) console.log(`${asked} operations on ${engine}`);
      } finally {
        await app.close();
      }
    },
    120_000 + EACH * 30_000,
  );
});

attack(
  'a fault of a server is one',
  async () => {
    const app = await appOver({ engine: 'embedded' } as never);
    const real = await app.listen({ host: '127.0.0.1', port: 0 });
    // It knows the schema, and answers every other operation with a fault.
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.setHeader('content-type', 'application/json');
      if (!body.includes('__schema')) {
        response.end('{"data":null,"errors":[{"message":"x","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}');
        return;
      }
      const headers = { 'content-type': 'application/json' };
      response.end(await (await fetch(`${real}/graphql`, { method: 'POST', headers, body })).text());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as { readonly port: number };
      const { code, text } = await schemathesis(`http://127.0.0.1:${port}`, 1);
      expect(text).toContain('code INTERNAL_SERVER_ERROR');
      expect(code).toBe(1);
    } finally {
      server.close();
      await app.close();
    }
  },
  120_000,
);
