import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { api } from '../../tests/support/ask.ts';
import { capturingLogger } from '../../tests/support/logger.ts';
import { checkConfig, readConfig } from '../app/config.ts';
import { openSurroundings } from './open-surroundings.ts';
import { serve } from './serve.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** What a server that does not start says. It may not have opened its graph. */
async function refusal(variables: Record<string, string>): Promise<string> {
  const graph = at('graph.grafeo');
  const given = { LOG_LEVEL: 'silent', PORT: '0', GRAPH_PATH: graph, ...variables };
  const { config, problems } = checkConfig(given, 'server');
  const outcome = await serve(config, () => undefined, { problems }).then(
    async (serving) => {
      await serving.close();
      return 'it started';
    },
    (error: Error) => error.message,
  );
  expect(existsSync(graph)).toBe(false);
  return outcome;
}

describe('a server that is half configured', () => {
  test('says at once which settings and which files are missing or wrong', async () => {
    writeFileSync(at('web.json'), '[]');
    const message = await refusal({
      NODE_ENV: 'production',
      COST_LIMIT: 'much',
      JWT_KEY_FILE: at('issuer.pem'),
      JWT_AUDIENCE: 'entente',
      API_KEYS_FILE: at('keys.json'),
      TRUSTED_DOCUMENTS_PATH: `${at('web.json')},${at('app.json')}`,
      AUDIT_LOG: at('none/audit.log'),
      PUBLIC_NEO4J_URI: 'neo4j://localhost',
    });
    expect(message.split('\n')).toEqual([
      'Invalid settings:',
      expect.stringMatching(/^ {2}COST_LIMIT must be an integer/),
      '  JWT_ISSUER must be set if JWT_JWKS_URL or JWT_KEY_FILE is',
      '  CORS_ORIGIN must be set in production: none, a list of origins, or * for all',
      '  PUBLIC_NEO4J_PASSWORD must be set if NEO4J_PASSWORD is not',
      `  JWT_KEY_FILE: ${at('issuer.pem')}: there is no such file`,
      `  API_KEYS_FILE: ${at('keys.json')}: there is no such file; "entente keys add" makes it with its first key`,
      expect.stringContaining(`  ${at('web.json')}: is not a manifest`),
      `  TRUSTED_DOCUMENTS_PATH: ${at('app.json')}: there is no such file`,
      `  AUDIT_LOG: ${at('none/audit.log')} cannot be written: its folder does not exist (ENOENT)`,
    ]);
  });

  test('says that its ports are taken, and what a file lacks, though all settings are right', async () => {
    const servers = [createServer(), createServer()];
    for (const one of servers) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    const [port = 0, metricsPort = 0] = servers.map((one) => (one.address() as AddressInfo).port);
    const message = await refusal({
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      AUDIT_LOG: at('none/audit.log'),
      API_KEYS_FILE: at('keys.json'),
    });
    for (const one of servers) one.close();
    expect(message.split('\n')).toEqual([
      'Invalid settings:',
      `  API_KEYS_FILE: ${at('keys.json')}: there is no such file; "entente keys add" makes it with its first key`,
      expect.stringContaining(
        `  Port ${port} is in use by another program. Stop it, or set another port, such as PORT=`,
      ),
      expect.stringContaining(`such as METRICS_PORT=${metricsPort + 1}`),
      expect.stringContaining('  AUDIT_LOG: '),
    ]);
  });

  test('says a single problem as it is', async () => {
    const audit = at('none/audit.log');
    expect(await refusal({ AUDIT_LOG: audit })).toBe(
      `AUDIT_LOG: ${audit} cannot be written: its folder does not exist (ENOENT)`,
    );
  });
});

test('a setting that does nothing is told in the log, and does not keep the server from starting', async () => {
  const { logger, lines } = capturingLogger();
  const warnings = ['AUDITLOG is no setting and does nothing: did you mean AUDIT_LOG?'];
  const { observers } = await openSurroundings(readConfig({ PORT: '0' }), api.schema, logger, { warnings });
  await observers.close();
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual(warnings.map((text) => [40, text]));
});
