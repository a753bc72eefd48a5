import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImportError } from '../../disk/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { openFile } from '../files/file-rows.ts';
import { readCodeMeanings } from '../mapping/code-meanings.ts';
import { CountryCodes, type CountryRecord } from '../mapping/countries.ts';
import { graphCountries } from '../mapping/graph-countries.ts';
import { readMapping } from '../mapping/read.ts';
import { RowMapper } from '../mapping/row-mapper.ts';
import type { ImportJob } from './importer.ts';

/** The folder of the mappings that come with the project. */
const MAPPINGS = new URL('../../../mappings/', import.meta.url);

/**
 * The path of a mapping: it is one already, or the name of one of the project's.
 * @throws {ImportError} where there is neither.
 */
export function mappingPath(named: string): string {
  if (existsSync(named)) return named;
  if (/^[a-z0-9-]+$/.test(named)) {
    const shipped = fileURLToPath(new URL(`${named}.yaml`, MAPPINGS));
    if (existsSync(shipped)) return shipped;
  }
  throw new ImportError(`There is no mapping ${named}: neither a file, nor one of that name in mappings/`);
}

/**
 * The import of a file by a mapping into this graph, whose countries are those that codes stand for.
 * @throws {ImportError} where the mapping is wrong or the file cannot be read.
 */
export async function openJob(
  graph: GraphPort,
  model: Model,
  mappingFile: string,
  file: string | NamedFile,
): Promise<ImportJob> {
  return jobAmong(() => graphCountries(graph), model, mappingFile, file);
}

/** A file, and what was said of it for this run alone. */
export interface NamedFile {
  readonly path: string;
  /** Goes before that of the mapping. */
  readonly encoding?: string | undefined;
}

/**
 * As `openJob`, where the countries come from elsewhere.
 * @throws {ImportError} where the mapping is wrong or the file cannot be read.
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
    rows: opened.rows,
    notes: () => opened.notes.lines,
    map: (row) => rows.map(row),
    ...(isTable ? {} : { columns: [...columns, ...optional] }),
  };
}
