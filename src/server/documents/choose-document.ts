import type { DocumentMode } from '../../app/index.ts';
import { badRequest, type ClientError } from '../errors/errors.ts';
import type { DocumentParameters } from './parameters.ts';
import { isHash, isHashOf, type TrustedDocuments } from './trusted-documents.ts';

/** Which documents a server answers. */
export interface DocumentPolicy {
  readonly mode: DocumentMode;
  readonly trusted: TrustedDocuments;
  /** Whether a GET may ask what is not trusted. */
  readonly anyByGet: boolean;
}

/** The document of a request, or why it has none. */
export type ChosenDocument =
  | { readonly text: string; readonly trusted: boolean; readonly error?: undefined }
  | { readonly error: ClientError; readonly status?: number };

/** An id by which a request names its document. */
interface NamedId {
  readonly id: string;
  readonly unknown: ClientError;
}

const refuse = (message: string): { readonly error: ClientError; readonly status: number } => ({
  error: badRequest(message),
  status: 400,
});

/**
 * Chooses the document of a request: its text, or the trusted one that it names. Undefined if the request has none of either,
 * or a text that is none; both are refused elsewhere.
 */
export function chooseDocument(
  { query, documentId, persistedQuery, repeated }: DocumentParameters,
  { mode, trusted }: DocumentPolicy,
): ChosenDocument | undefined {
  if (repeated !== undefined) return refuse(`The parameter "${repeated}" may be in the URL only once.`);
  const ids: NamedId[] = [];
  if (documentId !== undefined && documentId !== null) {
    if (mode === 'off') return refuse('This server has no documents by id (TRUSTED_DOCUMENTS): send "query".');
    if (typeof documentId !== 'string') return refuse('The parameter "documentId" must be a text.');
    ids.push({ id: documentId, unknown: unknownId(documentId) });
  }
  if (persistedQuery !== undefined && persistedQuery !== null) {
    if (mode === 'off') return { error: NOT_SUPPORTED };
    const hash = hashOf(persistedQuery);
    if (hash === undefined) {
      return refuse('"extensions.persistedQuery" must have "version" 1 and a text "sha256Hash".');
    }
    ids.push({ id: hash, unknown: NOT_FOUND });
  }
  const text = typeof query === 'string' && query.trim() !== '' ? query : undefined;
  // An empty text beside an id is none; another value is refused by Apollo.
  if (text === undefined && typeof query !== 'string' && query !== undefined && query !== null) return undefined;
  return ids.length === 0 ? ofText(text, trusted) : ofIds(ids, text, trusted);
}

const ofText = (text: string | undefined, trusted: TrustedDocuments): ChosenDocument | undefined =>
  text === undefined ? undefined : { text, trusted: trusted.has(text) };

function ofIds(
  ids: readonly NamedId[],
  given: string | undefined,
  trusted: TrustedDocuments,
): ChosenDocument | undefined {
  let text = given;
  for (const { id, unknown } of ids) {
    const named = trusted.textOf(id);
    // A text may come with its own hash, whether or not that is known.
    if (named === undefined) {
      if (text !== undefined && isHashOf(id, text)) continue;
      return text === undefined || !isHash(id) ? { error: unknown } : refuse(DIFFERENT);
    }
    if (text !== undefined && named !== text) return refuse(DIFFERENT);
    text = named;
  }
  return text === undefined ? undefined : { text, trusted: trusted.has(text) };
}

function hashOf(persistedQuery: unknown): string | undefined {
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return undefined;
  const { version, sha256Hash } = persistedQuery as Readonly<Record<string, unknown>>;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

const DIFFERENT =
  'The request names different documents: send "query", "documentId" or "extensions.persistedQuery" alone.';

/** Clients know these two by their messages, which Apollo Server made so. */
const NOT_SUPPORTED: ClientError = {
  message: 'PersistedQueryNotSupported',
  extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
};
const NOT_FOUND: ClientError = {
  message: 'PersistedQueryNotFound',
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
};

const unknownId = (id: string): ClientError => ({
  message: `There is no trusted document ${JSON.stringify(id)}. Add it to a manifest of the server (TRUSTED_DOCUMENTS_PATH).`,
  extensions: { code: 'NOT_FOUND' },
});
