import type { FastifyRequest } from 'fastify';

/** What a request of GraphQL over HTTP says, as far as it is looked at before Apollo does. */
export interface Parameters {
  readonly query?: unknown;
  readonly extensions?: unknown;
  /** JSON that is not parsed yet; a body has been looked at before it was. */
  readonly json: readonly string[];
}

/** The parameters of a request: of its body where it is a POST, else of its URL. A body that is no object has none. */
export function readParameters({ method, body, url }: FastifyRequest): Parameters {
  if (method === 'POST') {
    const { query, extensions }: Omit<Parameters, 'json'> = typeof body === 'object' && body !== null ? body : {};
    return { query, extensions, json: [] };
  }
  const parameters = new URL(url, 'http://localhost').searchParams;
  const json = [...parameters.getAll('variables'), ...parameters.getAll('extensions')];
  return { query: parameters.get('query'), extensions: parameters.get('extensions'), json };
}
