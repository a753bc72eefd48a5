import { describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, readConfig } from './config.ts';

const neo4j = { NEO4J_URI: 'neo4j://db.example:7687', NEO4J_PASSWORD: 'hush-hush' };

function problems(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return 'no problem';
}

describe('readConfig', () => {
  test('fills in defaults for the embedded graph', () => {
    expect(readConfig({})).toEqual({
      profile: 'laptop',
      port: 4000,
      host: '127.0.0.1',
      timeoutMs: 5000,
      graph: { kind: 'embedded', timeoutMs: 120_000 },
      lowerGraphs: [],
      costLimit: 100_000,
      stepLimit: 10_000_000,
      answerBytes: 16_777_216,
      explain: true,
      callers: { anonymous: 'operator', anonymousClearance: 'RESTRICTED' },
      trustProxy: [],
      corsOrigins: 'local',
      allowedHosts: [],
      documents: { mode: 'off', files: [] },
      logLevel: 'info',
      observe: { metricsRoute: false, traceDocuments: false, traceParameters: false },
      shutdownDelayMs: 0,
    });
  });

  test('fills in defaults for Neo4j', () => {
    expect(readConfig(neo4j).graph).toEqual({
      kind: 'neo4j',
      uri: 'neo4j://db.example:7687',
      user: 'neo4j',
      password: 'hush-hush',
      timeoutMs: 120_000,
      waitMs: 60_000,
    });
  });

  test('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '', GRAPH_PATH: '' })).toEqual(readConfig({}));
  });

  test('reads the variables of both engines', () => {
    const embedded = readConfig({
      PORT: '0',
      HOST: '::',
      GRAPH_PATH: './my.db',
      GRAPH_TIMEOUT_MS: '100',
      COST_LIMIT: '7',
    });
    expect(embedded).toMatchObject({
      port: 0,
      host: '::',
      timeoutMs: 100,
      graph: { kind: 'embedded', path: './my.db', timeoutMs: 120_000 },
      costLimit: 7,
    });
    const server = readConfig({
      ...neo4j,
      NEO4J_USER: 'reader',
      NEO4J_DATABASE: 'ties',
      NEO4J_WAIT_MS: '0',
      LOG_LEVEL: 'warn',
    });
    expect(server.graph).toMatchObject({ user: 'reader', database: 'ties', waitMs: 0 });
    expect(server.logLevel).toBe('warn');
  });

  test('returns a frozen object', () => {
    const config = readConfig({});
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.graph, { timeoutMs: 1 })).toThrow(TypeError);
  });

  test('switches explain off if EXPLAIN says so', () => {
    expect(readConfig({ EXPLAIN: '0' }).explain).toBe(false);
  });

  test.each([
    [{}, 'laptop'],
    [{ NODE_ENV: 'development' }, 'laptop'],
    [{ NODE_ENV: 'production' }, 'production'],
    [{ PROFILE: 'production' }, 'production'],
    [{ NODE_ENV: 'production', PROFILE: 'laptop' }, 'laptop'],
  ])('with %p, has the profile %s', (variables, profile) => {
    expect(readConfig(variables as Record<string, string>).profile).toBe(profile);
  });

  test('reads CORS_ORIGIN as a list', () => {
    expect(readConfig({ CORS_ORIGIN: 'https://a.example, http://localhost:3000' }).corsOrigins).toEqual([
      'https://a.example',
      'http://localhost:3000',
    ]);
    expect(readConfig({ CORS_ORIGIN: 'none' }).corsOrigins).toEqual([]);
    expect(readConfig({ CORS_ORIGIN: '*' }).corsOrigins).toBe('*');
  });

  test.each([
    [{}, []],
    [{ HOST: 'localhost' }, []],
    [{ HOST: '::1' }, []],
    [{ HOST: '127.0.0.2' }, []],
    [{ HOST: '0.0.0.0' }, '*'],
    [{ HOST: '::' }, '*'],
    [{ HOST: '192.168.0.2' }, '*'],
    [{ ALLOWED_HOSTS: '*' }, '*'],
    [{ ALLOWED_HOSTS: 'A.example, [::2]' }, ['a.example', '[::2]']],
    [{ HOST: '0.0.0.0', ALLOWED_HOSTS: 'a.example' }, ['a.example']],
  ])('with %p, allows the additional host names %p', (variables, expected) => {
    expect(readConfig(variables as Record<string, string>).allowedHosts).toEqual(expected);
  });
});

describe('a configuration error', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be an integer from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT must be an integer from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT must be an integer'],
    [{ GRAPH_TIMEOUT_MS: '0' }, 'GRAPH_TIMEOUT_MS must be an integer from 1'],
    [{ COST_LIMIT: '1e9' }, 'COST_LIMIT must be an integer'],
    [{ ANSWER_LIMIT_BYTES: '16M' }, 'ANSWER_LIMIT_BYTES must be an integer from 1024 to 268435456'],
    [{ NEO4J_WAIT_MS: '1.5' }, 'NEO4J_WAIT_MS must be an integer'],
    [{ EXPLAIN: 'maybe' }, 'EXPLAIN must be true or false'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error'],
    [{ CORS_ORIGIN: 'example.org' }, 'CORS_ORIGIN must be *, local, none or a list of origins'],
    [{ ALLOWED_HOSTS: 'a.example:80' }, 'ALLOWED_HOSTS must be * or a list of names without ports'],
    [{ ALLOWED_HOSTS: 'https://a.example' }, 'ALLOWED_HOSTS must be * or a list of names without ports'],
    [{ ALLOWED_HOSTS: 'a.example,,b.example' }, 'ALLOWED_HOSTS must be * or a list of names without ports'],
    [{ NEO4J_URI: 'http://localhost:7474', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI must be a Bolt address'],
    [{ NEO4J_URI: 'neo4j://localhost' }, 'NEO4J_PASSWORD must be set if NEO4J_URI is'],
    [
      { NEO4J_URI: 'neo4j://localhost', NEO4J_PASSWORD: 'x', GRAPH_PATH: 'a.db' },
      'GRAPH_PATH and NEO4J_URI name different graphs',
    ],
  ])('names the variable at fault in %p', (variables, message) => {
    expect(problems(variables as Record<string, string>)).toContain(message);
  });

  test('lists all problems', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/PORT.*\n.*LOG_LEVEL/);
  });

  test('does not contain the password', () => {
    const message = problems({ NEO4J_URI: 'neo4j://me:hush-hush@db.example', NEO4J_PASSWORD: 'hush-hush', PORT: 'x' });
    expect(message).toContain('NEO4J_URI');
    expect(message).not.toContain('hush-hush');
  });
});

test('loadConfig tells a command of a variable that is nearly a setting', () => {
  const told: string[] = [];
  process.env.PUBLIC_GRAPH_PAHT = 'public.grafeo';
  try {
    loadConfig((line) => told.push(line));
  } finally {
    delete process.env.PUBLIC_GRAPH_PAHT;
  }
  expect(told).toContain('PUBLIC_GRAPH_PAHT is no setting and does nothing: did you mean PUBLIC_GRAPH_PATH?');
});
