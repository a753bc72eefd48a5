import type { FastifyRequest } from 'fastify';

/** The parameters of a GraphQL request that are checked before Apollo reads them. */
export interface Parameters {
  readonly query?: unknown;
  /** JSON texts not yet checked or parsed. A body was checked before it was parsed. */
  readonly json: readonly string[];
}

/** Reads the parameters from the body of a POST, otherwise from the URL. A body that is not an object has none. */
export function readParameters({ method, body, url }: FastifyRequest): Parameters {
  if (method === 'POST') {
    const { query }: Omit<Parameters, 'json'> = typeof body === 'object' && body !== null ? body : {};
    return { query, json: [] };
  }
  const parameters = new URL(url, 'http://localhost').searchParams;
  const json = [...parameters.getAll('variables'), ...parameters.getAll('extensions')];
  return { query: parameters.get('query'), json };
}
