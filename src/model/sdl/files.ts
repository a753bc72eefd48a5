import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, GraphQLError, Kind, parse, Source } from 'graphql';
import { ModelError, type ModelProblem } from '../model-error.ts';
import type { SdlFile } from '../types.ts';

/** The folder of the model's SDL. */
export const SCHEMA_DIR = new URL('../../../schema/', import.meta.url);

/** The generated public API, in the same folder; not part of the model. */
export const API_FILE = 'api.graphql';

/** The SDL files of a model, and those of its analyses in the subfolder `analysis`. */
export function readSdlFiles(directory: URL): {
  readonly model: readonly SdlFile[];
  readonly analyses: readonly SdlFile[];
} {
  const name = basename(fileURLToPath(directory));
  const analyses = new URL('analysis/', directory);
  return {
    model: readFolder(directory, name),
    analyses: existsSync(analyses) ? readFolder(analyses, `${name}/analysis`) : [],
  };
}

const readFolder = (directory: URL, name: string): readonly SdlFile[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.graphql') && file !== API_FILE)
    .sort()
    .map((file) => ({ name: `${name}/${file}`, body: readFileSync(new URL(file, directory), 'utf8') }));

/**
 * The definitions of all files as one document; each node knows its file.
 * @throws {ModelError} with a problem for each file that does not parse.
 */
export function parseFiles(files: readonly SdlFile[]): DocumentNode {
  const problems: ModelProblem[] = [];
  const definitions = files.flatMap(({ name, body }) => {
    // An empty file is not an SDL document.
    if (/^\s*$/.test(body)) return [];
    try {
      return parse(new Source(body, name)).definitions;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      problems.push(problemOf(error));
      return [];
    }
  });
  if (problems.length > 0) throw ModelError.of(problems);
  return { kind: Kind.DOCUMENT, definitions };
}

/** A GraphQL error as a problem at its first place. */
function problemOf(error: GraphQLError): ModelProblem {
  const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
  return { file: error.source?.name ?? 'schema', line, column, message: error.message };
}

/** @throws {ModelError} if there are errors. */
export function throwErrors(errors: readonly GraphQLError[]): void {
  if (errors.length > 0) throw ModelError.of(errors.map(problemOf));
}
