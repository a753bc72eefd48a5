import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_PASSWORD, NEO4J_SETTINGS, NEO4J_USER, NEO4J_VERSION } from '../../scripts/lib/settings.mjs';
import { SETTINGS } from '../../src/app/settings.ts';
import { testWith } from '../support/needs.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

const service = z.object({
  environment: z.record(z.string(), z.string().nullable()),
  restart: z.literal('unless-stopped'),
  mem_limit: z.string(),
  volumes: z.array(z.string()),
});
const file = z
  .object({
    services: z.object({
      neo4j: service.extend({ image: z.string(), healthcheck: z.object({ test: z.array(z.string()) }) }),
      entente: service.extend({
        build: z.string(),
        depends_on: z.record(z.string(), z.unknown()),
        healthcheck: z.unknown().optional(),
        init: z.literal(true),
        read_only: z.literal(true),
        tmpfs: z.array(z.string()),
        cap_drop: z.array(z.string()),
        security_opt: z.array(z.string()),
        pids_limit: z.number(),
        ports: z.array(z.string()),
      }),
    }),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('docker-compose.yml')));
const { neo4j, entente } = file.services;

/** A setting's name as the image takes it from its environment. */
const imageName = (setting: string) => `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;

describe('docker-compose.yml', () => {
  test('runs the Neo4j that the tests run', () => {
    expect(neo4j.image).toMatch(new RegExp(`^neo4j:${NEO4J_VERSION}-community@sha256:[0-9a-f]{64}$`));
  });

  test('gives Neo4j the settings that the tests give it, and no other but its address', () => {
    const settings = Object.entries(NEO4J_SETTINGS).map(([name, value]) => [imageName(name), value]);
    const { NEO4J_AUTH: _, NEO4J_server_bolt_advertised__address: __, ...given } = neo4j.environment;
    expect(given).toEqual(Object.fromEntries(settings));
  });

  test('has both services agree on the address, the user and a password that the operator has to give', () => {
    const password = `\${NEO4J_PASSWORD:?set a password of your own in the environment or in .env}`;
    expect(read('docker-compose.yml')).not.toContain(DEFAULT_PASSWORD);
    expect(neo4j.environment.NEO4J_AUTH).toBe(`${NEO4J_USER}/${password}`);
    expect(entente.environment).toMatchObject({
      NEO4J_URI: `neo4j://${neo4j.environment.NEO4J_server_bolt_advertised__address}`,
      NEO4J_USER,
      NEO4J_PASSWORD: password,
    });
  });

  test('starts the server once Neo4j answers', () => {
    expect(neo4j.healthcheck.test.at(-1)).toContain('cypher-shell');
    expect(entente.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  test('leaves the health check to the image, which ends a server that does not work, so that it is started again', () => {
    const [, check = ''] = /^HEALTHCHECK [^[]*(\[.*\])$/m.exec(read('Dockerfile')) ?? [];
    expect(JSON.parse(check)).toEqual(['node', 'health.mjs']);
    expect([entente.healthcheck, entente.init, entente.restart]).toEqual([undefined, true, 'unless-stopped']);
  });

  test('gives the server no right that it does not need, and bounds what it takes', () => {
    expect(entente).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect([neo4j.mem_limit, entente.mem_limit]).toEqual(['2g', '1g']);
    expect(entente.pids_limit).toBeGreaterThan(50);
    expect(entente.volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual(['entente-data:/data']);
    expect(entente.ports).toEqual([`\${PUBLISH:-127.0.0.1}:\${PORT:-4000}:4000`]);
  });

  /** Said by the image or the file itself, and a graph that takes the place of Neo4j. */
  const OWN = ['GRAPH_PATH', 'HOST', 'NODE_ENV', 'PORT'];

  test('passes on every other setting', () => {
    expect(Object.keys(entente.environment).sort()).toEqual(SETTINGS.filter((name) => !OWN.includes(name)).sort());
  });

  test("keeps Neo4j's data on a volume", () => {
    const [name = ''] = neo4j.volumes.find((volume) => volume.endsWith(':/data'))?.split(':') ?? [];
    expect(Object.keys(file.volumes)).toContain(name);
  });

  const compose = spawnSync('docker', ['compose', 'version']).status === 0;
  const config = ({ PATH = process.env.PATH, ...env }: NodeJS.ProcessEnv) =>
    spawnSync('docker', ['compose', '--env-file', '/dev/null', 'config', '--quiet'], {
      cwd: ROOT,
      env: { PATH, ...env },
      encoding: 'utf8',
    });
  testWith('compose', compose)('is accepted by docker compose', () => {
    const { status, stderr } = config({ NEO4J_PASSWORD: 'of my own' });
    expect(status === 0 ? '' : stderr).toBe('');
    expect(config({}).stderr).toContain('set a password of your own');
  });
});
