import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { confText } from '../../scripts/lib/conf.mjs';
import { hasJars } from '../../scripts/lib/jars.mjs';
import { javaMajor } from '../../scripts/lib/java.mjs';
import { runsTests } from '../../scripts/lib/jest.mjs';
import { launch } from '../../scripts/lib/launch.mjs';
import { neo4jOptions } from '../../scripts/lib/options.mjs';
import { checkPassword } from '../../scripts/lib/password.mjs';
import { claimPort } from '../../scripts/lib/ports.mjs';
import {
  countOnNeo4j,
  countsLine,
  durationLine,
  failedLines,
  mergeResults,
  skippedLines,
} from '../../scripts/lib/results.mjs';
import { DEFAULT_PASSWORD, NEO4J_VERSION } from '../../scripts/lib/settings.mjs';
import { needTag } from '../support/needs.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'entente-scripts-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
  ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\njava version "21" 2023-09-19 LTS', 21],
  ['openjdk version "26-ea" 2026-03-17', 26],
  ['java version "1.8.0_392"', 8],
  ['Error: could not open jvm.cfg', undefined],
])('reads the version that Java reports: %j', (text, major) => {
  expect(javaMajor(text)).toBe(major);
});

describe('the options of "npm run neo4j"', () => {
  test('have defaults that serve entente as it stands', () => {
    expect(neo4jOptions([], {})).toEqual({
      home: fileURLToPath(new URL('../../.neo4j', import.meta.url)),
      port: 7687,
      password: DEFAULT_PASSWORD,
      readyFile: undefined,
      fetchOnly: false,
      help: false,
    });
  });

  test('go before the environment', () => {
    const args = ['--home', '/srv/graph', '--port', '7700', '--ready-file', '/srv/ready', '--fetch-only'];
    expect(neo4jOptions(args, { NEO4J_BOLT_PORT: '7800', NEO4J_PASSWORD: 'something long' })).toEqual({
      home: '/srv/graph',
      port: 7700,
      password: 'something long',
      readyFile: '/srv/ready',
      fetchOnly: true,
      help: false,
    });
    expect(neo4jOptions([], { NEO4J_BOLT_PORT: '7800' }).port).toBe(7800);
  });

  test.each([
    [['--port', '70000'], {}, /^--port must be a port .* not "70000"/],
    [[], { NEO4J_BOLT_PORT: 'bolt' }, /^NEO4J_BOLT_PORT must be a port .* not "bolt"/],
    [['--prot', '7700'], {}, /--prot.*--help/s],
    [['--home'], {}, /--home/],
  ])('are refused in words: %j %j', (args, env, words) => {
    expect(() => neo4jOptions(args, env)).toThrow(words);
  });
});

test('a password that Neo4j would not take is refused before it starts', () => {
  expect(() => checkPassword('1234567')).toThrow(/NEO4J_PASSWORD .* at least 8/);
  expect(() => checkPassword('12345678')).not.toThrow();
});

test('Neo4j is reached from this machine only, at the address it hands to its clients', () => {
  expect(confText(7700).split('\n')).toEqual(
    expect.arrayContaining([
      'server.bolt.listen_address=127.0.0.1:7700',
      'server.bolt.advertised_address=localhost:7700',
    ]),
  );
});

test('a port in use is reported by its number', async () => {
  const server = createServer();
  const port = await claimPort(0);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(claimPort(port)).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
  await new Promise((resolve) => server.close(resolve));
  expect(await claimPort(port)).toBe(port);
});

test('jars count as present only if all are of the right release', async () => {
  const mark = (version: string, jars: number) =>
    writeFileSync(join(directory, 'complete.json'), JSON.stringify({ version, jars }));
  writeFileSync(join(directory, 'a.jar'), '');
  expect(await hasJars(directory)).toBe(false);
  mark(NEO4J_VERSION, 1);
  expect(await hasJars(directory)).toBe(true);
  mark(NEO4J_VERSION, 2);
  expect(await hasJars(directory)).toBe(false);
  mark('5.26.0', 1);
  expect(await hasJars(directory)).toBe(false);
});

describe('a launched program', () => {
  test('reports how it ended, with its output but no stack frames', async () => {
    const { ended } = launch('sh', ['-c', 'echo broken; printf "\\tat Some.java:1\\n"; echo why >&2; exit 3']);
    const text = await ended;
    expect(text).toMatch(/^exit code 3/);
    expect(text.split('\n').slice(1).sort()).toEqual(['broken', 'why']);
  });

  test('is killed when it does not end by itself', async () => {
    const { ended, stop, tail } = launch(process.execPath, [
      '--eval',
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready")',
    ]);
    while (tail() === '') await new Promise((resolve) => setTimeout(resolve, 20));
    await stop({ patienceMs: 50 });
    expect(await ended).toMatch(/^signal SIGKILL/);
  });
});

test('a run reports its counts, what it skipped and why, and how long it took', () => {
  const results = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numRuntimeErrorTestSuites: 1,
    startTime: 1_000,
    testResults: [
      {
        assertionResults: [
          { fullName: 'api [neo4j] answers', status: 'passed' },
          { fullName: 'api [neo4j] pages', status: 'failed' },
          { fullName: 'api [neo4j] waits', status: 'pending' },
          { fullName: 'api [embedded] answers', status: 'passed' },
          { fullName: `the page ${needTag('chromium')} opens`, status: 'pending' },
          { fullName: `the page ${needTag('chromium')} closes`, status: 'pending' },
        ],
      },
    ],
  };
  expect(countsLine(results)).toBe('3 passed, 2 failed, 3 skipped');
  expect(countOnNeo4j(results)).toBe(2);
  expect(skippedLines(results)).toEqual([
    'Skipped:',
    '  2 × needs Chromium: install it, or set CHROMIUM_PATH',
    '  1 × not chosen: -t, or a file that says "only" or "skip"',
  ]);
  expect(durationLine(results, 724_400)).toBe('Took 12 min 3 s');
  expect(durationLine(results, 10_000)).toBe('Took 9 s');
  expect(skippedLines({ ...results, testResults: [] })).toEqual([]);
  expect(skippedLines({ ...results, testResults: [] }, 'a folder')).toEqual(['Skipped:', '  a folder']);
});

test('a run names what failed, with the beginning of each message', () => {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, startTime: 1 };
  const failure = {
    fullName: 'a page opens',
    status: 'failed',
    failureMessages: ['\u001b[31mno page\u001b[39m\n\nat x'],
  };
  const tests = [{ fullName: 'a page ends', status: 'passed', failureMessages: [] }, failure];
  const results = {
    ...none,
    numRuntimeErrorTestSuites: 1,
    testResults: [
      { assertionResults: tests, message: 'of all tests' },
      { assertionResults: [], message: 'SyntaxError: no module' },
      { assertionResults: [], message: '' },
    ],
  };
  const lines = [
    '  ● a page opens',
    '      no page',
    '      at x',
    '  ● a file that did not run',
    '      SyntaxError: no module',
  ];
  expect(failedLines(results)).toEqual(['Failed:', ...lines]);
  expect(failedLines({ ...results, testResults: [] })).toEqual([]);
  expect(failedLines(mergeResults([], [results], []))).toEqual(['Failed:', ...lines]);
  const long = { ...failure, failureMessages: [Array.from({ length: 40 }, (_, line) => `${line}`).join('\n')] };
  expect(failedLines({ ...results, testResults: [{ assertionResults: [long] }] })).toHaveLength(2 + 12);
});

test('the results of tests that ran side by side are counted once', () => {
  const resultsOf = (
    startTime: number,
    numRuntimeErrorTestSuites: number,
    tests: Readonly<Record<string, string>>,
  ) => ({
    numPassedTests: 100,
    numFailedTests: 100,
    numPendingTests: 100,
    numTodoTests: 100,
    numRuntimeErrorTestSuites,
    startTime,
    testResults: [{ assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })) }],
  });
  const merged = mergeResults(
    [resultsOf(1, 0, { 'a refusal is quick [embedded]': 'passed', 'a refusal is quick [neo4j]': 'failed' })],
    [
      resultsOf(2, 1, {
        'a name': 'passed',
        [`the port [neo4j] ${needTag('neo4j')} is not tried`]: 'pending',
        [`the page ${needTag('chromium')} opens`]: 'pending',
      }),
      resultsOf(4, 0, { 'pages [embedded] end': 'passed' }),
    ],
    [resultsOf(3, 0, { 'a name': 'pending', 'pages [embedded] end': 'pending', 'pages [neo4j] end': 'passed' })],
  );
  expect(countsLine(merged)).toBe('4 passed, 2 failed, 1 skipped');
  expect(countOnNeo4j(merged)).toBe(2);
  expect(merged.startTime).toBe(1);
});

test('jest is not given a Neo4j where it runs no test', () => {
  expect(runsTests(['src/graph', '-t', 'pages'])).toBe(true);
  expect(runsTests(['--listTests'])).toBe(false);
});

describe('npm test where there is neither Java nor Maven', () => {
  const run = (env: Record<string, string>) => {
    writeFileSync(join(directory, 'one.test.cjs'), `test('one', () => {});`);
    const config = JSON.stringify({ rootDir: directory, testMatch: ['**/*.test.cjs'], transform: {} });
    const script = fileURLToPath(new URL('../../scripts/test.mjs', import.meta.url));
    return spawnSync(process.execPath, [script, '--config', config], {
      env: { PATH: directory, ...env },
      encoding: 'utf8',
    });
  };

  test('says in one line that the Neo4j leg was skipped, why, and how to run it', () => {
    const { status, stdout } = run({});
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((line) => !/^(?:Took |Skipped:| {2})/.test(line)),
    ).toEqual([
      'Neo4j leg skipped: Neo4j needs Java 17 or newer, but java was not found. ' +
        'To run it, install Java 17+ and Maven, or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD.',
      '1 passed, 0 failed, 0 skipped',
    ]);
    expect(status).toBe(0);
  });

  test('fails where the leg is required', () => {
    const { status, stderr } = run({ ENTENTE_REQUIRE_NEO4J: '1' });
    expect(stderr).toMatch(/^The tests cannot run on Neo4j, .* java was not found\.\n$/);
    expect(status).toBe(1);
  });

  test('fails where the leg is required and no test ran on it', () => {
    const { status, stdout } = run({ ENTENTE_REQUIRE_NEO4J: '1', NEO4J_URI: 'neo4j://localhost:1' });
    expect(stdout).toContain('Neo4j leg: 0 tests ran on neo4j://localhost:1\nNo test ran on Neo4j');
    expect(status).toBe(1);
  });
});
