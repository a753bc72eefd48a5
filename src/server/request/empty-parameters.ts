import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The optional parameters of GraphQL over HTTP. */
const OPTIONAL = ['operationName', 'variables', 'extensions', 'documentId'] as const;

/** Treats an empty optional parameter, as forms and many clients send it, as absent. */
export function dropEmptyParameters(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request) => {
    dropFromUrl(request);
    dropFromBody(request.body);
  });
}

function dropFromUrl({ raw }: FastifyRequest): void {
  const [path, query] = split(raw.url ?? '');
  if (query === undefined) return;
  const parameters = new URLSearchParams(query);
  const empty = OPTIONAL.filter((name) => parameters.getAll(name).some((value) => value.trim() === ''));
  if (empty.length === 0) return;
  for (const name of empty) {
    const kept = parameters.getAll(name).filter((value) => value.trim() !== '');
    parameters.delete(name);
    for (const value of kept) parameters.append(name, value);
  }
  raw.url = `${path}?${parameters}`;
}

function split(url: string): readonly [path: string, query: string | undefined] {
  const at = url.indexOf('?');
  return at < 0 ? [url, undefined] : [url.slice(0, at), url.slice(at + 1)];
}

function dropFromBody(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const parameters = body as Record<string, unknown>;
  for (const name of OPTIONAL) {
    const value = parameters[name];
    if (typeof value === 'string' && value.trim() === '') delete parameters[name];
  }
}
