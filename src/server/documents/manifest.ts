import { parse } from 'lossless-json';

/** A document of a manifest. */
export interface ManifestEntry {
  readonly id: string;
  readonly text: string;
}

/** A manifest of documents is wrong. The message names the file, and the entry if it is one. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';

  constructor(file: string, fault: string) {
    super(`${file}: ${fault}`);
  }
}

type Json = Readonly<Record<string, unknown>>;

const APOLLO = 'apollo-persisted-query-manifest';

/**
 * Reads a manifest: the one of Apollo's tools, or a map from ids to texts, as Relay's compiler and the client preset of
 * GraphQL Code Generator write it.
 * @throws {ManifestError} if it is none, or has a document without an id or text.
 */
export function readManifest(content: string, file: string): readonly ManifestEntry[] {
  const manifest = parseJson(content, file);
  if (!isObject(manifest)) {
    throw new ManifestError(file, 'is not a manifest: it must be an object, from ids to texts or as Apollo writes it');
  }
  const entries = isApollo(manifest) ? apolloEntries(manifest, file) : mapEntries(manifest, file);
  if (entries.length === 0) throw new ManifestError(file, 'has no documents');
  return entries;
}

/** Unlike `JSON.parse`, refuses one key with two values: there, the last would win. */
function parseJson(content: string, file: string): unknown {
  try {
    return parse(content.replace(/^\uFEFF/, ''), undefined, Number);
  } catch (error) {
    throw new ManifestError(file, `is not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isApollo = ({ format, operations }: Json): boolean => format === APOLLO || Array.isArray(operations);

function apolloEntries({ format, version, operations }: Json, file: string): readonly ManifestEntry[] {
  if (format !== APOLLO) throw new ManifestError(file, `"format" must be "${APOLLO}"`);
  if (version !== 1) throw new ManifestError(file, `"version" must be 1, and is ${JSON.stringify(version)}`);
  if (!Array.isArray(operations)) throw new ManifestError(file, '"operations" must be a list');
  return operations.map((operation: unknown, index) => {
    const { id, body } = isObject(operation) ? operation : {};
    return entryOf(id, body, { file, place: `operations.${index}`, textName: 'body' });
  });
}

const mapEntries = (manifest: Json, file: string): readonly ManifestEntry[] =>
  Object.entries(manifest).map(([id, text]) => entryOf(id, text, { file, place: JSON.stringify(id) }));

interface Place {
  readonly file: string;
  readonly place: string;
  /** The property with the text, if there is one. */
  readonly textName?: string;
}

function entryOf(id: unknown, text: unknown, { file, place, textName }: Place): ManifestEntry {
  if (typeof id !== 'string' || id.trim() === '') throw new ManifestError(file, `${place} has no id`);
  if (typeof text !== 'string' || text.trim() === '') {
    const what = textName === undefined ? 'must be the text of a document' : `has no text in "${textName}"`;
    throw new ManifestError(file, `${place} ${what}`);
  }
  return { id, text };
}
