import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_PASSWORD, NEO4J_SETTINGS, NEO4J_USER, NEO4J_VERSION } from '../../scripts/lib/settings.mjs';
import { testWith } from '../support/needs.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

const service = z.object({
  environment: z.record(z.string(), z.string().nullable()),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), retries: z.number() }),
});
const file = z
  .object({
    services: z.object({
      neo4j: service.extend({ image: z.string(), volumes: z.array(z.string()) }),
      entente: service.extend({ build: z.string(), depends_on: z.record(z.string(), z.unknown()) }),
    }),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('docker-compose.yml')));
const { neo4j, entente } = file.services;

/** A setting's name as the image takes it from its environment. */
const imageName = (setting: string) => `NEO4J_${setting.replaceAll('_', '__').replaceAll('.', '_')}`;

describe('docker-compose.yml', () => {
  test('runs the Neo4j that the tests run', () => {
    expect(neo4j.image).toBe(`neo4j:${NEO4J_VERSION}-community`);
  });

  test('gives Neo4j the settings that the tests give it, and no other but its address', () => {
    const settings = Object.entries(NEO4J_SETTINGS).map(([name, value]) => [imageName(name), value]);
    const { NEO4J_AUTH: _, NEO4J_server_bolt_advertised__address: __, ...given } = neo4j.environment;
    expect(given).toEqual(Object.fromEntries(settings));
  });

  test('has both services agree on the address, the user and the password', () => {
    const password = `\${NEO4J_PASSWORD:-${DEFAULT_PASSWORD}}`;
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

  test('asks the server for its health as the image does', () => {
    const [, check = ''] = /^HEALTHCHECK [^[]*(\[.*\])$/m.exec(read('Dockerfile').replaceAll('\\\n', '')) ?? [];
    expect(entente.healthcheck.test).toEqual(['CMD', ...z.array(z.string()).parse(JSON.parse(check))]);
    expect(entente.healthcheck.test.at(-1)).toContain('http://127.0.0.1:4000/health/ready');
  });

  test("keeps Neo4j's data on a volume", () => {
    const [name = ''] = neo4j.volumes.find((volume) => volume.endsWith(':/data'))?.split(':') ?? [];
    expect(Object.keys(file.volumes)).toContain(name);
  });

  const compose = spawnSync('docker', ['compose', 'version']).status === 0;
  testWith('compose', compose)('is accepted by docker compose', () => {
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: ROOT, encoding: 'utf8' });
    expect(status === 0 ? '' : stderr).toBe('');
  });
});
