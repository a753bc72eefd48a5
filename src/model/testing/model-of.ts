import { readFileSync } from 'node:fs';
import { parseModel } from '../load.ts';
import { SCHEMA_DIR } from '../sdl/files.ts';
import type { Model } from '../types.ts';

const directives = readFileSync(new URL('directives.graphql', SCHEMA_DIR), 'utf8');

/** Parses a model from SDL text; problems refer to it as `test.graphql`. */
export const modelOf = (sdl: string): Model =>
  parseModel([
    { name: 'directives.graphql', body: directives },
    { name: 'test.graphql', body: sdl },
  ]);
