import type { FastifyInstance } from 'fastify';
import { badRequest, type ClientError } from '../errors/errors.ts';
import { failureStatus, replyWithError } from '../errors/replies.ts';
import { chooseDocument, type DocumentPolicy } from './choose-document.ts';
import { readDocumentParameters, replaceByText } from './parameters.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether its document is one that the operator trusts. */
    trustsDocument: boolean;
  }
}

/**
 * Replaces the id of a trusted document by its text, so that all that comes later sees the text, and refuses documents that this
 * server does not answer.
 */
export function resolveDocuments(scope: FastifyInstance, policy: DocumentPolicy): void {
  scope.decorateRequest('trustsDocument', false);
  scope.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'POST') return;
    const parameters = readDocumentParameters(request);
    const chosen = parameters && chooseDocument(parameters, policy);
    if (!parameters || !chosen) return;
    if (chosen.error) {
      const { error, status = failureStatus(error.extensions.code, request.headers.accept) } = chosen;
      return replyWithError(request, reply, status, error);
    }
    const { text, trusted } = chosen;
    if (!trusted && policy.mode === 'only') {
      const status = failureStatus(NOT_TRUSTED.extensions.code, request.headers.accept);
      return replyWithError(request, reply, status, NOT_TRUSTED);
    }
    if (!trusted && !policy.anyByGet && request.method === 'GET') {
      reply.header('allow', 'POST');
      return replyWithError(request, reply, 405, badRequest(BY_POST));
    }
    request.trustsDocument = trusted;
    if (parameters.query !== text || hasValue(parameters.persistedQuery) || hasValue(parameters.documentId)) {
      replaceByText(request, text);
    }
  });
}

const hasValue = (value: unknown): boolean => value !== undefined && value !== null;

/** Says nothing of the schema, nor of the documents there are. */
const NOT_TRUSTED: ClientError = {
  message:
    'This server answers trusted documents only (TRUSTED_DOCUMENTS=only). Send one, or add this one to a manifest of the server.',
  extensions: { code: 'DOCUMENT_NOT_TRUSTED' },
};

const BY_POST = 'By GET, this server answers trusted documents only. Send others by POST.';
