import { basename, dirname } from 'node:path';
import { readText } from '../../disk/index.ts';
import { nfc } from '../../domain/index.ts';
import { schemaProblems, schemaWording } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { type PlacedProblem, parseYaml, type YamlFile } from '../../yaml/index.ts';
import { CountryCodes } from './countries/country-codes.ts';
import { compileRows } from './row-mapper.ts';
import { mappingSchema } from './spec/mapping-schema.ts';
import type { MappingSpec } from './spec/spec.ts';
import { NO_TABLES, readTables, type Tables } from './tables.ts';

/** A mapping checked against the model, with the text that it was read from. */
export interface Mapping extends MappingSpec {
  readonly text: string;
  /** Its lookup tables. */
  readonly lookups: Tables;
}

/**
 * Reads a mapping and checks it against the model.
 * @throws {ImportError} with each problem of the file, its line and column.
 */
export async function readMapping(path: string, model: Model): Promise<Mapping> {
  const form = formOf(basename(path), await readText(path), model);
  return fitting(form, await readTables(form.spec.tables, dirname(path), form.file.fault), model);
}

/** Like `readMapping`, from a text without tables in files. */
export const parseMapping = (name: string, text: string, model: Model): Mapping =>
  fitting(formOf(name, text, model), NO_TABLES, model);

/** A mapping with a valid schema. */
interface Form {
  readonly file: YamlFile;
  readonly text: string;
  readonly spec: MappingSpec;
}

function formOf(name: string, text: string, model: Model): Form {
  // Compared with NFC texts of files later.
  const file = parseYaml(name, nfc(text));
  const result = mappingSchema(model).safeParse(file.content, { error: schemaWording });
  if (!result.success) throw file.fault(schemaProblems(result.error));
  return { file, text, spec: result.data };
}

/** Checks a mapping against the model and its tables. */
function fitting({ file, text, spec }: Form, lookups: Tables, model: Model): Mapping {
  const problems: PlacedProblem[] = [];
  const known = { countries: new CountryCodes([]), tables: lookups.byName };
  compileRows(model, spec, known, (path, message) => problems.push({ path, message }));
  if (problems.length > 0) throw file.fault(problems);
  return { ...spec, text, lookups };
}
