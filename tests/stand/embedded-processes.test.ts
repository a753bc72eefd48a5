import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { contents } from '../import/contents.ts';
import { describeWith } from '../support/needs.ts';
import { buildServer, type ServerProcess, startServer } from '../support/server-process.ts';
import { canMount, mountSmallDisk } from './small-disk.ts';
import { openFile, upTo } from './things.ts';

const MAPPING = `
name: people
source: { title: People }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, name] }
entries: [{ type: Person, id: "person:p-{id}", fields: { name: "{name}" }, states: [name] }]
`;

let folder: string;
const servers: ServerProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-stand-'));
  buildServer(folder);
  writeFileSync(join(folder, 'people.yaml'), MAPPING);
  const lines = upTo(300).map((n) => `${n},${String(n).padEnd(2_000, 'n')}`);
  writeFileSync(join(folder, 'people.csv'), `id,name\n${lines.join('\n')}\n`);
}, 120_000);
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.process.kill('SIGKILL');
    await server.ended();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function serve(graph: string): ServerProcess {
  const server = startServer(folder, { GRAPH_PATH: graph });
  servers.push(server);
  return server;
}

/** The exit code and the output of a command on a graph. */
function command(graph: string, ...args: readonly string[]): readonly [number | null, string] {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/cli/main.js'), ...args], {
    cwd: folder,
    env: { PATH, GRAPH_PATH: graph, LOG_LEVEL: 'silent' },
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
}

const IMPORT = ['import', '--batch', '20', 'people.yaml', 'people.csv'];

async function count(address: string): Promise<unknown> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ countries(first: 1) { totalCount } loans(first: 1) { totalCount } }' }),
  });
  return ((await response.json()) as { data?: unknown }).data;
}

describe('a graph file that a server has open', () => {
  test('is refused in words to another server and a command, and the server answers on', async () => {
    const graph = join(folder, 'shared.grafeo');
    const address = await serve(graph).address();
    const second = serve(graph);
    const code = await second.ended();
    const words = `The graph file ${graph} is already open in another process. Stop that process`;
    expect([code, second.output.stderr]).toEqual([1, expect.stringContaining(words)]);
    expect(command(graph, ...IMPORT)).toEqual([1, expect.stringContaining(words)]);
    expect(await count(address)).toMatchObject({ countries: { totalCount: expect.any(Number) } });
  }, 60_000);

  test('is whole after the server was killed before it had seeded it, and later', async () => {
    const graph = join(folder, 'killed.grafeo');
    const counts: unknown[] = [];
    for (const moment of ['created', 'ready', 'ready'] as const) {
      const server = serve(graph);
      if (moment === 'ready') counts.push(await count(await server.address()));
      else await server.says('Created an empty graph');
      server.process.kill('SIGKILL');
      await server.ended();
    }
    expect(counts[0]).toMatchObject({ loans: { totalCount: expect.any(Number) } });
    expect(counts[1]).toEqual(counts[0]);
  }, 90_000);
});

test('a server does not start on a file that is no graph, and says so in one line', async () => {
  const graph = join(folder, 'notes.txt');
  writeFileSync(graph, 'notes');
  const server = serve(graph);
  const code = await server.ended();
  expect([code, server.output.stderr]).toEqual([
    1,
    `The graph file ${graph} is no graph of this program, and was left as it is. Choose another file with GRAPH_PATH.\n`,
  ]);
}, 30_000);

describeWith('mount', canMount())('an import into a full disk', () => {
  test('ends in words, and the same command finishes it once there is room', async () => {
    const disk = mountSmallDisk(2);
    if (!disk) throw new Error('A disk could be mounted before');
    const graph = join(disk.folder, 'graph.grafeo');
    const words = /cannot be written: no space is left on the disk \(ENOSPC\)\. .* run it again\./;
    expect(command(graph, ...IMPORT)).toEqual([1, expect.stringMatching(words)]);
    disk.grow(32);
    expect(command(graph, ...IMPORT)).toEqual([0, expect.stringMatching(/resumed after row [1-9]/)]);
    expect(command(join(folder, 'whole.grafeo'), ...IMPORT)[0]).toBe(0);
    const graphs = [await openFile(graph), await openFile(join(folder, 'whole.grafeo'))] as const;
    const [cut, whole] = await Promise.all(graphs.map(contents));
    expect(cut).toEqual(whole);
    await Promise.all(graphs.map((opened) => opened.close()));
    disk.remove();
  }, 90_000);
});

/** The root file system of the image in docker-compose.yml, but that not even /tmp can be written here. */
const READ_ONLY = 'mount --make-rprivate / && mount -o remount,bind,ro / && exec setpriv "$@"';
const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all', '--no-new-privs'];

describeWith('mount', canMount() && spawnSync('setpriv', ['--version']).status === 0)('a server', () => {
  test('starts and answers where it may write nothing', async () => {
    chmodSync(folder, 0o755);
    const program = [process.execPath, join(folder, 'dist/cli/main.js'), 'serve'];
    const child = spawn('unshare', ['--mount', 'sh', '-c', READ_ONLY, 'sh', ...NOBODY, ...program], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0' },
    });
    let output = '';
    const [address] = await new Promise<readonly string[]>((resolve, reject) => {
      child.once('exit', () => reject(new Error(output)));
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
          const [, found] = /ready at (http:\S+)/.exec(output) ?? [];
          if (found !== undefined) resolve([found]);
        });
      }
    });
    expect(await count(String(address))).toMatchObject({ countries: { totalCount: expect.any(Number) } });
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  }, 60_000);
});
