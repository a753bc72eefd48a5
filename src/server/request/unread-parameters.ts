import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ClientError } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';

/** The parameters of GraphQL over HTTP, with Appendix A. All other names are reserved for its future versions. */
const PARAMETERS: ReadonlySet<string> = new Set(['query', 'documentId', 'operationName', 'variables', 'extensions']);

/**
 * Refuses parameters that nothing would read: unknown ones, and those in the URL of a POST, whose parameters are in its body. Without
 * a misspelled or misplaced one, the operation would have an answer to another question. What else is in the URL of a POST says
 * nothing of the operation: many clients name it there, for logs.
 */
export function refuseUnreadParameters(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request, reply) => {
    const error = unreadParameter(request);
    if (error) return replyWithError(request, reply, 400, error);
  });
}

function unreadParameter({ method, url, body }: FastifyRequest): ClientError | undefined {
  if (method === 'GET') return unknown(namesInUrl(url));
  if (method !== 'POST') return undefined;
  const misplaced = namesInUrl(url).find((name) => PARAMETERS.has(name));
  if (misplaced !== undefined) {
    return refusal(
      misplaced,
      'is in the URL: the parameters of a POST are in its body. Send it there, or the operation by GET.',
    );
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  return unknown(Object.entries(body).flatMap(([name, value]) => (value === null ? [] : [name])));
}

function unknown(names: readonly string[]): ClientError | undefined {
  const name = names.find((one) => !PARAMETERS.has(one));
  return name === undefined
    ? undefined
    : refusal(
        name,
        `is unknown. The parameters are ${[...PARAMETERS].join(', ')}; what else a client has to say belongs into extensions.`,
      );
}

/** The names of parameters in a URL; an empty one counts as absent. */
function namesInUrl(url: string): readonly string[] {
  const at = url.indexOf('?');
  if (at < 0) return [];
  return [...new URLSearchParams(url.slice(at + 1))].flatMap(([name, value]) => (value.trim() === '' ? [] : [name]));
}

const refusal = (name: string, what: string): ClientError => ({
  message: `The parameter ${JSON.stringify(name)} ${what}`,
  extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST', argument: name },
});
