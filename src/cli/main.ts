#!/usr/bin/env node
import { watchOutput } from './output.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

const output = watchOutput(process.stdout, process.stderr);
const code = await run(process.argv.slice(2), processTerminal);
process.exitCode = code === 0 && output.isBroken ? 1 : code;
