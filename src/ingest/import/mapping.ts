import { basename } from 'node:path';
import { nfc } from '../../domain/text/index.ts';
import type { Model } from '../../model/types.ts';
import { problemsOf, wording } from '../issues.ts';
import { CountryCodes } from './countries.ts';
import { mappingSchema } from './mapping-schema.ts';
import type { MappingSpec } from './mapping-spec.ts';
import { compileRows } from './row-mapper.ts';
import { type PlacedProblem, parseYaml, readText } from './yaml-places.ts';

/** A mapping that fits the model, and the text that it was read from. */
export interface Mapping extends MappingSpec {
  readonly text: string;
}

/**
 * Reads a mapping and checks it against the model.
 * @throws {ImportError} with each problem of the file, its line and column.
 */
export async function readMapping(path: string, model: Model): Promise<Mapping> {
  return parseMapping(basename(path), await readText(path), model);
}

/** As `readMapping`, from the file's text. */
export function parseMapping(name: string, text: string, model: Model): Mapping {
  // What it has in its tables and names is compared with what files have.
  const file = parseYaml(name, nfc(text));
  const result = mappingSchema(model).safeParse(file.content, { error: wording });
  if (!result.success) throw file.fault(problemsOf(result.error));
  const problems: PlacedProblem[] = [];
  compileRows(model, result.data, new CountryCodes([]), (path, message) => problems.push({ path, message }));
  if (problems.length > 0) throw file.fault(problems);
  return { ...result.data, text };
}
