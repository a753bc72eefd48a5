import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node, properties } from '../../cypher/index.ts';
import { ImportError } from '../../disk/index.ts';
import type { MappedRow, SourceRow } from '../../evidence/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { openFile } from '../files/index.ts';
import {
  CountryCodes,
  type CountryRecord,
  countryRecord,
  RECORD_FIELDS,
  RowMapper,
  readCodeMeanings,
  readMapping,
} from '../mapping/index.ts';
import type { ImportedFile } from './file-source.ts';

/** A file to import and how to read it. */
export interface ImportJob extends ImportedFile {
  readonly bytes: number;
  /** The fields of the source, including its sha256. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  /** Whether each file replaces all that the source said before. */
  readonly replacesAll?: boolean;
  readonly rows: () => AsyncIterable<SourceRow>;
  readonly map: (row: SourceRow) => MappedRow;
  /** Remarks about the file, so far. */
  readonly notes?: () => readonly string[];
  /** The fields to write for a rejected row; default: all. */
  readonly columns?: readonly string[];
}

/** The folder of the mappings shipped with the project. */
const MAPPINGS = new URL('../../../mappings/', import.meta.url);

/**
 * The path of a mapping, given as a path or as the name of a shipped one.
 * @throws {ImportError} if there is no such mapping.
 */
export function mappingPath(named: string): string {
  if (existsSync(named)) return named;
  if (/^[a-z0-9-]+$/.test(named)) {
    const shipped = fileURLToPath(new URL(`${named}.yaml`, MAPPINGS));
    if (existsSync(shipped)) return shipped;
  }
  throw new ImportError(`There is no mapping ${named}: it is neither a file nor the name of one in mappings/`);
}

/**
 * Prepares the import of a file by a mapping; country codes are resolved with the countries in the graph.
 * @throws {ImportError} if the mapping is invalid or the file cannot be read.
 */
export async function openJob(
  graph: GraphPort,
  model: Model,
  mappingFile: string,
  file: string | NamedFile,
): Promise<ImportJob> {
  return jobAmong(() => graphCountries(graph), model, mappingFile, file);
}

/** A file with options for this run. */
export interface NamedFile {
  readonly path: string;
  /** Overrides the encoding of the mapping. */
  readonly encoding?: string | undefined;
}

/**
 * Like `openJob`, with countries from elsewhere.
 * @throws {ImportError} if the mapping is invalid or the file cannot be read.
 */
export async function jobAmong(
  countriesThere: () => Promise<readonly CountryRecord[]>,
  model: Model,
  mappingFile: string,
  file: string | NamedFile,
): Promise<ImportJob> {
  const { path, encoding: said }: NamedFile = typeof file === 'string' ? { path: file } : file;
  const mapping = await readMapping(mappingFile, model);
  const { format: kind, columns, optional } = mapping.file;
  const opened = await openFile(path, { ...mapping.file, kind, encoding: said ?? mapping.file.encoding });
  const { bytes, sha256 } = opened.facts;
  const countries = new CountryCodes(await countriesThere(), await readCodeMeanings(MAPPINGS));
  const rows = new RowMapper(model, mapping, countries, basename(path));
  const isTable = kind === 'csv' || kind === 'tsv';
  return {
    mapping: mapping.name,
    path,
    bytes,
    digest: createHash('sha256')
      .update(
        [mapping.text, sha256, ...mapping.lookups.digests, ...(said === undefined ? [] : [`${opened.encoding}`])].join(
          '\0',
        ),
      )
      .digest('hex'),
    source: { ...mapping.source, sha256 },
    recordedAt: mapping.recordedAt,
    replacesAll: mapping.file.replaces === 'source',
    rows: opened.rows,
    notes: () => opened.notes.lines,
    map: (row) => rows.map(row),
    ...(isTable ? {} : { columns: [...columns, ...optional] }),
  };
}

/** Reads the countries in the graph with their codes. */
async function graphCountries(graph: GraphPort): Promise<readonly CountryRecord[]> {
  const rows = await graph.read({
    text: `MATCH ${node('c', 'Country')} RETURN ${properties('c', RECORD_FIELDS)}`,
    params: {},
  });
  return rows.map((row) => countryRecord(Object.fromEntries(RECORD_FIELDS.map((name, index) => [name, row[index]]))));
}
