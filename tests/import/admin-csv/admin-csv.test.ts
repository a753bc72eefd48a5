import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hasJars, JARS } from '../../../scripts/lib/jars.mjs';
import { findJava } from '../../../scripts/lib/java.mjs';
import { FORMAT_LABEL, type Marker, type SourceRow } from '../../../src/evidence/index.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
import { AdminCsvFolder, type ImportJob, importFile, jobAmong, openJob } from '../../../src/import/index.ts';
import { openTestGraph } from '../../support/engines.ts';
import { testWith } from '../../support/needs.ts';
import { model } from '../loans.ts';
import { folderLines, type GraphLines, graphLines, rowsOf } from './contents.ts';
import { ODD, type OddFile, oddFiles } from './files.ts';

let base: string;
let files: readonly OddFile[];
/** What an ordinary import of the files into the embedded engine comes to. */
let ordinary: { readonly lines: GraphLines; readonly markers: readonly Marker[]; readonly rejected: readonly string[] };
/** The folder that all files went into, one run each. */
let whole: string;

const rejectedOf = (folder: string, { file }: OddFile): string => `${folder}-rejected-${basename(file)}`;

async function ordinaryImport(graph: GraphPort): Promise<typeof ordinary> {
  const markers: Marker[] = [];
  for (const one of files) {
    const job = await openJob(graph, model, one.mapping, one.file);
    markers.push(
      (await importFile(graph, model, job, { rejectedPath: rejectedOf(join(base, 'ordinary'), one) })).marker,
    );
  }
  return { lines: await graphLines(graph), markers, rejected: await rejectedTexts(join(base, 'ordinary')) };
}

const rejectedTexts = (folder: string): Promise<readonly string[]> =>
  Promise.all(files.map((one) => readFile(rejectedOf(folder, one), 'utf8').catch(() => '')));

const jobIn = (folder: AdminCsvFolder, { mapping, file }: OddFile): Promise<ImportJob> =>
  jobAmong(() => folder.countries(), model, mapping, file);

/** One run: takes a file, and writes the CSV files. */
async function run(path: string, one: OddFile, change: (job: ImportJob) => ImportJob = (job) => job): Promise<Marker> {
  const folder = await AdminCsvFolder.open(path, model);
  try {
    const job = change(await jobIn(folder, one));
    await folder.take(job, { rejectedPath: rejectedOf(path, one) });
    expect(await folder.write({})).toBe(true);
    return folder.marker(job) as Marker;
  } finally {
    await folder.close();
  }
}

/** A folder, and what neo4j-admin writes. */
const NOT_OURS: ReadonlySet<string> = new Set(['spool', 'import.report']);

/** The names and texts of all files of a folder that a run must make the same, but for its own path. */
async function texts(path: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(path, { recursive: true })).filter((name) => !NOT_OURS.has(name)).sort();
  const read = names.map(
    async (name) => [name, (await readFile(join(path, name), 'utf8')).replaceAll(path, '')] as const,
  );
  return new Map(await Promise.all(read));
}

const lands = (): OddFile => files[0] as OddFile;
const lending = (): OddFile => files[1] as OddFile;

const java = await findJava(process.env).catch(() => undefined);
const runnable = java !== undefined && (await hasJars()) && process.env.ENTENTE_SKIP_NEO4J !== '1';
/** What neo4j-admin says of the files, which it reads beside the other tests: its Java alone takes seconds. */
let toolSays: Promise<string>;

async function runTool(): Promise<string> {
  const home = await mkdtemp(join(base, 'neo4j-'));
  await mkdir(join(home, 'conf'));
  await writeFile(join(home, 'conf', 'neo4j.conf'), '');
  const tool = ['org.neo4j.cli.AdminTool', 'database', 'import', 'full', `@${join(whole, 'import.args')}`, 'neo4j'];
  // It soon ends: no time is to go into making it fast.
  const quick = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const child = spawn(java ?? '', [...quick, '-cp', join(JARS, '*'), ...tool], {
    env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
  });
  let text = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (data) => {
      text += data;
    });
  }
  await once(child, 'close');
  return text;
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'entente-admin-'));
  files = await oddFiles(base);
  const graph = await openTestGraph('embedded');
  ordinary = await ordinaryImport(graph);
  await graph.close();
  whole = join(base, 'whole');
  for (const file of files) await run(whole, file);
  toolSays = runnable ? runTool() : Promise.resolve('');
}, 60_000);
afterAll(async () => {
  await toolSays;
  await rm(base, { recursive: true });
});

describe('an import as CSV files', () => {
  test('holds the graph that an ordinary import makes, with its marks and counts', async () => {
    expect(await folderLines(whole)).toEqual(ordinary.lines);
    // So that the line above means something.
    const text = ordinary.lines.join('\n');
    for (const part of [
      JSON.stringify(ODD.trim()),
      '"disputed",true',
      '#balances.1"',
      'PARTICIPANT event',
      '"repayment",[]',
      '"presumedUntil","2010-05-01"',
    ]) {
      expect(text.includes(part) ? part : 'not there').toBe(part);
    }
    expect(ordinary.markers.map(({ counts }) => counts.rejected)).toEqual([0, 14, 1, 1, 0]);
  });

  test('rejects the same rows for the same reasons', async () => {
    const own = await Promise.all(files.map((file) => readFile(rejectedOf(whole, file), 'utf8').catch(() => '')));
    expect(own).toEqual(ordinary.rejected);
    expect(own[2]).toContain('names organization:nobody, which is not in the graph');
  });

  test('has a header and a data file for each label and type, with the types of the model', async () => {
    const header = async (name: string) => (await readFile(join(whole, `${name}-header.csv`), 'utf8')).trimEnd();
    const rows = async (name: string) => rowsOf(await readFile(join(whole, `${name}.csv`))).length;
    expect(await header('nodes-Loan')).toBe(
      'id:ID,title:string,title_key:string,purpose:string,purpose_key:string,instrument:string,instrument_key:string,principal:double,currency:string,currency_key:string,principalUsd:double,usdBasis:string,' +
        'interestRate:double,maturesOn:string,maturesOnPrecision:string,status:string,' +
        'repayment:string[],umbrella:boolean,from:string,fromPrecision:string,until:string,untilPrecision:string,' +
        'firstObserved:string,lastObserved:string,presumedUntil:string,disputed:boolean,statementCount:long,sourceCount:long,' +
        'shown_from:string,shown_until:string,presumed_until:string,possible_from:string,possible_until:string',
    );
    expect(await header('nodes-Statement')).toMatch(/^id:ID,.*,locator:long,/);
    expect(await header('nodes-ConflictValue')).toBe(
      'id:ID,value:string,value_key:string,precision:string,sources:long,ours:boolean,because:string,position:long',
    );
    expect(await header('nodes-EntenteImport')).toMatch(/^id:ID,mapping:string,.*finished:boolean,.*row:long/);
    expect(await header(`nodes-${FORMAT_LABEL}`)).toBe('id:ID,version:long,clearance:string');
    expect(await rows(`nodes-${FORMAT_LABEL}`)).toBe(1);
    expect(await header('relationships-PARTICIPANT')).toBe(':START_ID,:END_ID,role:string,role_key:string');
    expect(await header('relationships-CREDITOR')).toBe(':START_ID,:END_ID');
    const nodes = ordinary.lines.filter((line) => line.startsWith('node ')).length;
    const names = (await readdir(whole)).filter((name) => name.endsWith('.csv') && !name.endsWith('-header.csv'));
    const counts = await Promise.all(names.map(async (name) => [name, await rows(name.slice(0, -4))] as const));
    const sum = (kind: string) =>
      counts.filter(([name]) => name.startsWith(kind)).reduce((total, [, count]) => total + count, 0);
    expect([sum('nodes-') - 1, sum('relationships-')]).toEqual([nodes, ordinary.lines.length - nodes]);
    expect(new Map(counts).get('relationships-ABOUT.csv')).toBe(new Map(counts).get('nodes-Statement.csv'));
  });

  test('is the same to the byte each time, from one run or several', async () => {
    const path = join(base, 'again');
    const folder = await AdminCsvFolder.open(path, model);
    for (const file of files)
      await folder.take(await jobIn(folder, file), { rejectedPath: join(base, 'again.rejected') });
    await folder.write({});
    await folder.close();
    const csvOf = async (place: string) =>
      [...(await texts(place))].filter(([name]) => /\.(csv|args|jsonl)$/.test(name));
    const [again, before] = [await csvOf(path), await csvOf(whole)];
    // The mark tells how long the file of rejected rows is, and here all went into one.
    expect(again.filter(([name]) => !name.includes('EntenteImport'))).toEqual(
      before.filter(([name]) => !name.includes('EntenteImport')),
    );
  });

  test('takes no file twice, and no changed version of one', async () => {
    const before = await texts(whole);
    expect((await run(whole, lending())).counts).toEqual(ordinary.markers[1]?.counts);
    expect(await texts(whole)).toEqual(before);
    await expect(run(whole, lending(), (job) => ({ ...job, digest: 'changed' }))).rejects.toThrow(
      'has another version of lending.csv',
    );
    expect(await texts(whole)).toEqual(before);
  });

  test('tells the tool how to read it, in an argument file', async () => {
    const args = (await readFile(join(whole, 'import.args'), 'utf8')).split('\n');
    expect(args).toEqual(expect.arrayContaining(['--array-delimiter=U+001F', '--multiline-fields=true']));
    expect(args).toContain(`--nodes=Loan=${whole}/nodes-Loan-header.csv,${whole}/nodes-Loan.csv`);
    // A list that ends the arguments would take the database's name for one more file.
    expect(args.slice(-2)).toEqual(['--id-type=string', '']);
  });
});

describe('an interrupted run', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(base, 'ended-'));
  });

  /** A file whose reading fails behind a row, as if the process were killed there. */
  const cutBehind =
    (last: number) =>
    (job: ImportJob): ImportJob => ({
      ...job,
      rows: async function* rows(): AsyncGenerator<SourceRow> {
        for await (const row of job.rows()) {
          if (row.number > last) throw new Error('cut');
          yield row;
        }
      },
    });

  async function expectWhole(): Promise<void> {
    const csv = async (place: string) => [...(await texts(place))].filter(([name]) => name.endsWith('.csv'));
    expect(await csv(path)).toEqual(await csv(whole));
  }

  test('gives the same files after a kill, whatever it left behind', async () => {
    await run(path, lands());
    await expect(run(path, lending(), cutBehind(520))).rejects.toThrow('cut');
    const spool = join(path, 'spool');
    for (const name of await readdir(spool)) await appendFile(join(spool, name), '[1,2,"Lo');
    await writeFile(join(path, 'nodes-Loan.csv.part'), 'half');
    await writeFile(join(path, 'entente.lock'), '999999999');
    for (const file of files.slice(1)) await run(path, file);
    await expectWhole();
    expect(await readdir(path)).not.toContain('nodes-Loan.csv.part');
  });

  test('continues after Ctrl+C behind its last row, also with another file in between', async () => {
    await run(path, lands());
    const folder = await AdminCsvFolder.open(path, model);
    const controller = new AbortController();
    const job = await jobIn(folder, lending());
    const stopped = await folder.take(job, {
      rejectedPath: rejectedOf(path, lending()),
      signal: controller.signal,
      onProgress: ({ rows }) => rows >= 500 && controller.abort(),
    });
    expect([stopped.row, stopped.finished]).toEqual([500, false]);
    // Nothing is written once it is told to end.
    expect(await folder.write({ signal: controller.signal })).toBe(false);
    await folder.close();
    const numbers: number[] = [];
    const counted = (given: ImportJob): ImportJob => ({
      ...given,
      map: (row) => {
        numbers.push(row.number);
        return given.map(row);
      },
    });
    for (const file of files.slice(1)) await run(path, file, file === lending() ? counted : undefined);
    expect(numbers[0]).toBe(501);
    await expectWhole();
  });

  test('leaves no argument file for half a graph', async () => {
    await run(path, lands());
    const before = await texts(path);
    const folder = await AdminCsvFolder.open(path, model);
    await folder.take(await jobIn(folder, lending()), { rejectedPath: rejectedOf(path, lending()) });
    await mkdir(join(path, 'nodes-Loan.csv'));
    await expect(folder.write({})).rejects.toThrow(/EISDIR|ENOTEMPTY|ENOTDIR|EEXIST/);
    await folder.close();
    expect(before.has('import.args')).toBe(true);
    expect(await readdir(path)).not.toContain('import.args');
    await rm(join(path, 'nodes-Loan.csv'), { recursive: true });
    for (const file of files.slice(1)) await run(path, file);
    await expectWhole();
  });
});

describe('a folder', () => {
  test('is not touched where it has other files', async () => {
    const path = await mkdtemp(join(base, 'other-'));
    await writeFile(join(path, 'thesis.txt'), 'mine');
    await expect(run(path, lands())).rejects.toThrow('is not empty, and was not made by --to-admin-csv');
    expect(await readdir(path)).toEqual(['thesis.txt']);
  });

  test('is refused while another process uses it', async () => {
    const path = await mkdtemp(join(base, 'locked-'));
    await writeFile(join(path, 'entente.lock'), '1');
    await expect(run(path, lands())).rejects.toThrow('Process 1 is using');
  });

  test('is refused where its spool was truncated', async () => {
    const path = await mkdtemp(join(base, 'cut-'));
    await run(path, lands());
    await writeFile(join(path, 'spool', 'countries.jsonl'), '');
    await expect(run(path, lending())).rejects.toThrow('countries.jsonl is truncated');
  });

  test('separates lists by a character that no item holds', async () => {
    const path = await mkdtemp(join(base, 'separator-'));
    await run(path, lands());
    const withAlias =
      (alias: string) =>
      (job: ImportJob): ImportJob => ({
        ...job,
        map: (row) => job.map({ ...row, values: { ...row.values, alias: `${row.values.alias}|${alias}|c` } }),
      });
    // No entry has the character that separates the items.
    await expect(run(path, lending(), withAlias('a\u001fb'))).rejects.toThrow('none of its 566 rows was taken');
    expect(await readFile(rejectedOf(path, lending()), 'utf8')).toContain('contains the control character U+001F');
    await run(path, lending(), withAlias('a\u001eb'));
    expect(await readFile(join(path, 'import.args'), 'utf8')).toContain('--array-delimiter=U+001F');
    const lines = await folderLines(path);
    expect(lines.find((line) => line.includes('"organization:first-bank"') && line.startsWith('node'))).toContain(
      '"a\\u001eb","c"',
    );
  });

  test('names the countries that its files give', async () => {
    const folder = await AdminCsvFolder.open(whole, model);
    expect(await folder.countries()).toMatchObject([
      { id: 'country:VE', iso3: 'VEN', cow: 101, officialName: 'Bolivarian "Republic"\nof Venezuela' },
      { id: 'country:CN', iso3: 'CHN', cow: 710, officialName: null },
    ]);
    await folder.close();
  });
});

testWith('neo4jAdmin', runnable)('neo4j-admin takes the files as they are', async () => {
  const nodes = ordinary.lines.filter((line) => line.startsWith('node '));
  // A list without items is the one property that the tool does not store.
  const stored = (line: string): number =>
    (JSON.parse(line.slice(line.indexOf('['))) as [string, unknown][]).filter(
      ([, value]) => !(Array.isArray(value) && value.length === 0),
    ).length;
  const properties = ordinary.lines.reduce((sum, line) => sum + stored(line), 0);
  const relationships = ordinary.lines.length - nodes.length;
  expect(await toolSays).toMatch(
    // One node more says which format the graph has and for which clearance, in three properties.
    new RegExp(`${nodes.length + 1} nodes\\s+${relationships} relationships\\s+${properties + 3} properties`),
  );
});
