import type { FastifyRequest } from 'fastify';

/** The parameters by which a request names its document. */
export interface DocumentParameters {
  readonly query: unknown;
  readonly documentId: unknown;
  readonly persistedQuery: unknown;
  /** The name of one that the URL has several times. */
  readonly repeated?: string;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads them from the body of a POST, otherwise from the URL. Undefined for a body that is no object, which Apollo refuses. */
export function readDocumentParameters({ method, body, url }: FastifyRequest): DocumentParameters | undefined {
  if (method === 'POST') {
    if (!isObject(body)) return undefined;
    const { query, documentId, extensions } = body;
    return { query, documentId, persistedQuery: isObject(extensions) ? extensions.persistedQuery : undefined };
  }
  const parameters = searchOf(url);
  const repeated = ['documentId', 'query'].find((name) => parameters.getAll(name).length > 1);
  return {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    persistedQuery: extensionsOf(parameters).persistedQuery,
    ...(repeated !== undefined && { repeated }),
  };
}

/** Makes a request one with the text of its document, and without its other names. */
export function replaceByText(request: FastifyRequest, text: string): void {
  if (request.method === 'POST') {
    const body = request.body as Fields;
    body.query = text;
    delete body.documentId;
    if (isObject(body.extensions)) delete body.extensions.persistedQuery;
    return;
  }
  const { raw, url } = request;
  const parameters = searchOf(url);
  parameters.set('query', text);
  parameters.delete('documentId');
  const { persistedQuery, ...others } = extensionsOf(parameters);
  if (Object.keys(others).length > 0) parameters.set('extensions', JSON.stringify(others));
  else if (persistedQuery !== undefined) parameters.delete('extensions');
  raw.url = `${url.split('?', 1)[0]}?${parameters}`;
}

function searchOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}

/** The extensions in a URL; none if they are not valid, which Apollo refuses. */
function extensionsOf(parameters: URLSearchParams): Fields {
  const text = parameters.get('extensions');
  if (text === null || !text.includes('persistedQuery')) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
