import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../app/config.ts';
import type { Config } from '../app/index.ts';
import { openGraph } from '../graph/index.ts';
import { COMMAND_NAMES, formsOf, isCommand, USAGE } from './commands.ts';
import { usageOf } from './help.ts';
import { runImport } from './import/import.ts';
import { run } from './run.ts';
import { runSchema } from './schema.ts';
import { runSeed } from './seed.ts';
import type { Terminal } from './terminal.ts';

let folder: string;
let output: string[];
let errors: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-'));
  output = [];
  errors = [];
});

afterEach(() => rm(folder, { recursive: true }));

/** A terminal whose user gives the answer; without one, the terminal is not interactive. */
function terminal(answer?: string): Terminal {
  return {
    out: (text) => void output.push(text),
    err: (text) => void errors.push(text),
    ask:
      answer === undefined
        ? undefined
        : async (question) => {
            output.push(question);
            return answer;
          },
  };
}

describe('the command line', () => {
  test.each([[['help']], [['--help']], [['-h']]])('lists the commands for %p', async (args) => {
    expect(await run(args, terminal())).toBe(0);
    expect(output).toEqual([USAGE]);
  });

  test.each(
    COMMAND_NAMES.flatMap((name) => [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]).map((args) => [args]),
  )('describes only that command for %p', async (args) => {
    expect(await run(args, terminal())).toBe(0);
    expect(output).toEqual([usageOf(args.find(isCommand) ?? 'serve')]);
    expect(output[0]?.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  test('names the included mappings and their publishers in the help of import', () => {
    const help = usageOf('import');
    for (const name of ['countries', 'historical-states', 'archigos', 'atop', 'aiddata-gco', 'cow-igo', 'centroids']) {
      expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(help).toContain('https://datahub.io/core/country-codes');
    expect(usageOf('seed')).not.toContain('datahub');
  });

  test.each([[['--version']], [['-v']], [['version']]])('prints the version for %p', async (args) => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await run(args, terminal())).toBe(0);
    expect(output).toEqual([`entente ${version}`]);
  });

  test.each([
    [[], 'a command is missing'],
    [['sevre'], 'there is no command sevre (did you mean serve?)'],
    [['help', 'imprt'], 'there is no command imprt (did you mean import?)'],
    [['exports', '--help'], 'there is no command exports'],
    [['serve', '--port=4000'], 'there is no option --port'],
    [['schema', 'now'], "Unexpected argument 'now'"],
    [['seed', '--reset=yes'], "Option '--reset' does not take an argument"],
    [['seed', '--yes'], '--yes needs --reset'],
    [['seed', '--reset'], 'without a terminal it needs --yes'],
    [['import', 'archigos'], 'import needs a mapping and at least one file'],
    [['import', 'archigos', 'a.csv', '--batch', '0'], '--batch must be a number of rows'],
    [['import', 'archigos', 'a.csv', 'b.csv', '--rejected', 'c.csv'], '--rejected takes one file'],
    [['import', 'archigos', '1/a.csv', '2/a.csv'], 'two files are named a.csv'],
    [['import', 'archigos', 'a.csv', '--dryrun'], 'there is no option --dryrun (did you mean --dry-run?)'],
    [['import', 'archigos', 'a.csv', '--to-admin-csv', 'out', '--dry-run'], '--dry-run needs a graph'],
    [['import', 'archigos', 'a.csv', '--to-admin-csv', 'out', '--batch', '9'], '--batch needs a graph'],
    [['import', 'archigos', 'a.csv', '--to-admin-csv', 'out', '--from-start'], '--from-start needs a graph'],
    [['import', 'archigos', 'a.csv', '--to-admin-csv='], '--to-admin-csv needs a folder'],
  ])('rejects %p in a few lines', async (args, message) => {
    expect(await run(args, terminal())).toBe(2);
    expect(output).toEqual([]);
    expect(errors[0]).toContain(message);
    const name = args[0];
    expect(errors[0]).toContain(isCommand(name) ? formsOf(name) : 'Usage: entente <command>');
    expect(errors[0]?.split('\n').length).toBeLessThanOrEqual(name === 'review' ? 5 : 3);
  });
});

describe('schema', () => {
  test('writes the file and reports a stale one', async () => {
    const file = pathToFileURL(join(folder, 'api.graphql'));
    expect(await runSchema(['--check'], terminal(), file)).toBe(1);
    expect(errors[0]).toContain('npm run schema');
    expect(await runSchema([], terminal(), file)).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('type Query');
    expect(await runSchema(['--check'], terminal(), file)).toBe(0);
    await writeFile(file, 'type Query { a: Int }');
    expect(await runSchema(['--check'], terminal(), file)).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('type Query { a: Int }');
  });
});

describe('seed', () => {
  const inFile = (): Config => readConfig({ GRAPH_PATH: join(folder, 'ties.grafeo') });

  async function countNodes(): Promise<unknown> {
    const graph = await openGraph(inFile().graph);
    const [row] = await graph.read({ text: 'MATCH (n) RETURN count(n)', params: {} });
    await graph.close();
    return row?.[0];
  }

  async function addCountry(): Promise<void> {
    const graph = await openGraph(inFile().graph);
    await graph.write([{ text: "CREATE (:Country {id: 'country:XX', code: 'XX'})", params: {} }]);
    await graph.close();
  }

  test('has no further effect when run again, and resets only on the answer yes', async () => {
    expect(await runSeed([], terminal(), inFile())).toBe(0);
    const once = Number(await countNodes());
    expect(once).toBeGreaterThan(100);
    expect(await runSeed([], terminal(), inFile())).toBe(0);
    expect(await countNodes()).toBe(once);
    expect(output.at(-1)).toMatch(
      /^Seeded .*ties\.grafeo: \d+ actors and facts from \d+ statements, with \d+ conflicts$/,
    );

    await addCountry();
    expect(await runSeed(['--reset'], terminal('y'), inFile())).toBe(1);
    expect(output.at(-1)).toMatch(/deletes every .*Country.* in .*ties\.grafeo\.\nType yes/s);
    expect(errors).toEqual(['Nothing was deleted or written.']);
    expect(await countNodes()).toBe(once + 1);

    expect(await runSeed(['--reset'], terminal('yes'), inFile())).toBe(0);
    expect(await countNodes()).toBe(once);
  });

  test('resets without a question if --yes is given', async () => {
    expect(await runSeed(['--reset', '--yes'], terminal(), inFile())).toBe(0);
    expect(await countNodes()).toBeGreaterThan(100);
  });

  test('does not seed an in-memory graph', async () => {
    expect(await runSeed([], terminal(), readConfig({}))).toBe(0);
    expect(output.join(' ')).toContain('set GRAPH_PATH or NEO4J_URI');
  });
});

describe('import', () => {
  const inFile = (): Config => readConfig({ GRAPH_PATH: join(folder, 'ties.grafeo') });
  const quiet = { write: () => undefined };
  const load = (args: readonly string[], config = inFile()) => runImport(args, terminal(), config, quiet);
  const states = async (text: string): Promise<string> => {
    const path = join(folder, 'states.csv');
    await writeFile(path, `code,name,cow,gw,from,until\n${text}\n`);
    return path;
  };

  test('loads a file once by an included mapping', async () => {
    const path = await states('XAA,Aland,1,1,1900-01-01,');
    expect(await load(['historical-states', path])).toBe(0);
    expect(output.join('\n')).toMatch(/went into .*ties\.grafeo.*1 read, 0 skipped, 0 rejected.*1 actors/s);
    expect(await load(['historical-states', path])).toBe(0);
    expect(output.at(-1)).toContain('was already imported');
    expect(await load(['historical-states', path, '--from-start'])).toBe(0);
    expect(output.slice(-3).join('\n')).toContain('0 actors');
  });

  test('writes a rejected row to a file, keeps the others and exits with code 1', async () => {
    const path = await states('XAA,Aland,1,1,1900-01-01,\nXBB,Beland,x,,1900-02-30,');
    expect(await load(['historical-states', path])).toBe(1);
    expect(output.at(-1)).toContain(`${path}.rejected.csv`);
    expect(await readFile(`${path}.rejected.csv`, 'utf8')).toMatch(
      /^row,reason,column,code,name,cow,gw,from,until,text\n2,.*,XBB,Beland,x,,1900-02-30,,\n$/,
    );
  });

  test('keeps the rejected rows of an earlier run if the mapping is wrong', async () => {
    const path = await states('XBB,Beland,x,,1900-02-30,');
    expect(await load(['historical-states', path])).toBe(1);
    const rejected = await readFile(`${path}.rejected.csv`, 'utf8');
    expect(await load(['archigos', path])).toBe(1);
    expect(errors[0]).toContain('lacks the columns');
    expect(await readFile(`${path}.rejected.csv`, 'utf8')).toBe(rejected);
    await writeFile(path, 'code,name,cow,gw,from,until\nXBB,Beland,1,1,1900-01-01,\n');
    expect(await load(['historical-states', path])).toBe(0);
    await expect(readFile(`${path}.rejected.csv`)).rejects.toThrow('ENOENT');
  });

  test('shows names as read in a dry run, and writes rejected rows only on request', async () => {
    const path = await states('XAA,Николай,1,1,1900-01-01,\nXBB,Beland,x,,,');
    const rejected = join(folder, 'asked.csv');
    expect(await load(['historical-states', path, '--dry-run', '--rejected', rejected])).toBe(1);
    expect(output.join('\n')).toMatch(/The first actors:\n {2}country:XAA {.*"name":"Николай"/);
    expect(output.at(-1)).toBe(`  The rejected rows and their reasons are in ${rejected}`);
    expect(await readFile(rejected, 'utf8')).toContain('2,');
    await expect(readFile(`${path}.rejected.csv`)).rejects.toThrow('ENOENT');
  });

  test('needs no graph for a dry run and writes nothing', async () => {
    const path = await states('XAA,Aland,1,1,1900-01-01,\nXBB,Beland,x,,,');
    expect(await load(['historical-states', path], readConfig({}))).toBe(1);
    expect(errors[0]).toContain('set GRAPH_PATH or NEO4J_URI');
    expect(await load(['historical-states', path, '--dry-run'], readConfig({}))).toBe(1);
    expect(output.join('\n')).toMatch(/nothing was written.*1 actors.*row 2: cow: /s);
    await expect(readFile(`${path}.rejected.csv`)).rejects.toThrow('ENOENT');
  });

  test('reports a wrong command before it creates a graph', async () => {
    await expect(load(['no-such', 'a.csv'])).rejects.toThrow('There is no mapping no-such');
    await expect(readFile(join(folder, 'ties.grafeo'))).rejects.toThrow('ENOENT');
  });

  test('continues with the next file after a missing one', async () => {
    const path = await states('XAA,Aland,1,1,1900-01-01,');
    expect(await load(['historical-states', join(folder, 'none.csv'), path])).toBe(1);
    expect(errors[0]).toContain('none.csv');
    expect(output.join('\n')).toContain('1 actors');
  });

  test('needs no graph for --to-admin-csv, explains how to load its files and takes no file twice', async () => {
    const path = await states('XAA,Aland,1,1,1900-01-01,\nXBB,Beland,x,,1900-02-30,');
    const out = join(folder, 'out');
    const toCsv = ['historical-states', path, '--to-admin-csv', out];
    expect(await load(toCsv, readConfig({}))).toBe(1);
    expect(output.join('\n')).toMatch(/went into .*out .*2 read, 0 skipped, 1 rejected.*1 actors.*rejected\.csv/s);
    // The country, its source, the record of the import and the statements.
    expect(output.at(-2)).toMatch(/out has [1-9]\d* nodes and [1-9]\d* relationships\. To load them:$/);
    expect(output.at(-1)).toBe(`  neo4j-admin database import full @${out}/import.args neo4j`);
    expect(await load(toCsv, readConfig({}))).toBe(1);
    expect(output.join('\n')).toMatch(
      /was already imported, all 2 rows of it, 1 of them rejected: nothing was written\.$/m,
    );
    await writeFile(path, 'code,name,cow,gw,from,until\nXAA,Ahland,1,1,1900-01-01,\n');
    expect(await load(toCsv, readConfig({}))).toBe(1);
    expect(errors).toEqual([expect.stringContaining('has another version of states.csv')]);
  });

  test('accepts a file for --to-admin-csv that failed before, once its references exist', async () => {
    const out = join(folder, 'out');
    const mapping = join(folder, 'owed.yaml');
    await writeFile(
      mapping,
      `name: owed
source: { title: Owed }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [n, to] }
entries:
  - type: Loan
    id: "loan:owed-{n}"
    fields: { creditor: { country: "{to}", scheme: iso2 }, currency: { const: USD }, from: { date: "2001" } }
    states: [from]
`,
    );
    const owed = join(folder, 'owed.csv');
    await writeFile(owed, 'n,to\n1,XAA\n');
    expect(await load([mapping, owed, '--to-admin-csv', out])).toBe(1);
    expect(errors).toEqual([expect.stringContaining('none of its 1 rows was taken')]);
    expect(await load(['historical-states', await states('XAA,Aland,1,1,1900-01-01,'), '--to-admin-csv', out])).toBe(0);
    expect(await load([mapping, owed, '--to-admin-csv', out])).toBe(0);
    expect(output.join('\n')).toMatch(/owed\.csv went into .*1 read, 0 skipped, 0 rejected/s);
  });

  test('writes nothing for --to-admin-csv if no file can be read', async () => {
    const out = join(folder, 'out');
    expect(await load(['historical-states', join(folder, 'none.csv'), '--to-admin-csv', out])).toBe(1);
    expect(errors[0]).toContain('none.csv');
    expect(output).toEqual([]);
    await writeFile(join(folder, 'a file'), '');
    const under = load(['historical-states', 'a.csv', '--to-admin-csv', join(folder, 'a file')]);
    await expect(under).rejects.toThrow('cannot be written: a file of that name exists (EEXIST)');
  });
});
