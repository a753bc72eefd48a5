#!/usr/bin/env node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { API } from '../api.ts';
import { type Shape, shapeOf } from '../shape.ts';
import { withDays } from './sources.ts';

const USAGE = `Usage: entente-relay [--check] [--schema FILE] DIRECTORY...
Writes the inherited day into the graphql tags of the files there. Run it before relay-compiler.
  --check        Only say which files lack days, and exit with 1 where one does
  --schema FILE  The API as SDL, where it is not that of this version
  --help         Show this help`;

const OPTIONS = {
  check: { type: 'boolean' },
  schema: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
const EXTENSION = /\.[cm]?[jt]sx?$/;
const PASSED_OVER = ['node_modules', '__generated__'];

/** Messages by the system's error code. */
const WRONG: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read or written',
  EPERM: 'may not be read or written',
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a file operation; its error names the path. */
function on<T>(path: string, work: (path: string) => T): T {
  try {
    return work(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw WRONG[code] === undefined ? error : new Error(`${path} ${WRONG[code]}`);
  }
}

const read = (file: string): string => on(file, (path) => readFileSync(path, 'utf8'));

const filesIn = (directory: string): readonly string[] =>
  on(directory, (path) => readdirSync(path, { withFileTypes: true })).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.includes(entry.name) ? [] : filesIn(path);
    return EXTENSION.test(entry.name) ? [path] : [];
  });

function shapeIn(file: string): Shape {
  const sdl = read(file);
  try {
    return shapeOf(parse(sdl));
  } catch (error) {
    throw new Error(`--schema ${file} is not valid SDL: ${messageOf(error)}`);
  }
}

/** Parses the command line; its error shows the usage. */
function commandLine() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Only the first sentence; the others explain Node's parsing.
    throw new Error(`${messageOf(error).replace(/\. [\s\S]*|\n[\s\S]*/, '')}.\n${USAGE}`);
  }
}

/** Runs the command and returns its exit code. */
function run(): number {
  const { values, positionals } = commandLine();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) throw new Error(`Name a folder with sources.\n${USAGE}`);
  const shape = values.schema === undefined ? API : shapeIn(values.schema);
  const files = positionals.flatMap(filesIn).map((path) => ({ path, text: read(path) }));
  if (files.length === 0) console.error(`No source files in ${positionals.join(', ')}`);
  const changed = withDays(files, shape);
  for (const { path, text } of changed) {
    if (!values.check) on(path, () => writeFileSync(path, text));
    console.log(values.check ? `${path} lacks days; run entente-relay without --check` : `${path}: days written`);
  }
  return values.check && changed.length > 0 ? 1 : 0;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 2;
}
