#!/usr/bin/env node
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { API } from '../api.ts';
import { shapeOf } from '../shape.ts';
import { withDays } from './sources.ts';

const USAGE = `Usage: entente-relay [--check] [--schema FILE] DIRECTORY...
Writes the inherited day into the graphql tags of the files there. Run it before relay-compiler.
  --check        Only say which files lack days, and exit with 1 where one does
  --schema FILE  The API as SDL, where it is not that of this version`;

const EXTENSION = /\.[cm]?[jt]sx?$/;
const PASSED_OVER = ['node_modules', '__generated__'];

const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.includes(entry.name) ? [] : filesIn(path);
    return EXTENSION.test(entry.name) ? [path] : [];
  });

/** Runs the command; its exit code. */
function run(): number {
  const options = { check: { type: 'boolean' }, schema: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length === 0) throw new Error(USAGE);
  const shape = values.schema === undefined ? API : shapeOf(parse(readFileSync(values.schema, 'utf8')));
  const files = positionals.flatMap(filesIn).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const changed = withDays(files, shape);
  for (const { path, text } of changed) {
    if (!values.check) writeFileSync(path, text);
    console.log(values.check ? `${path} lacks days: entente-relay writes them` : `${path}: days written`);
  }
  return values.check && changed.length > 0 ? 1 : 0;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
