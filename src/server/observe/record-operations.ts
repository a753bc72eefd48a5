import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyRequest, preHandlerHookHandler } from 'fastify';
import type { ServerContext } from '../apollo/context.ts';
import { readParameters } from '../request/parameters.ts';
import { type OperationFacts, OperationRecord } from './operation-record.ts';
import { OperationSpans } from './trace/operation-spans.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request's operation did; null without one. */
    record: OperationRecord | null;
  }
}

/** Keeps a record of each operation, which is complete when other hooks are about to send its response. */
export function completeRecords(app: FastifyInstance): void {
  app.decorateRequest('record', null);
  app.decorateRequest('file', null);
  app.addHook('onSend', (request, _reply, payload, done) => {
    const { record, trace, errorCodes } = request;
    record?.leave();
    if (record) record.facts ??= factsOf(request);
    if (record) trace?.operation?.end(record, errorCodes);
    done(null, payload);
  });
}

/** What is known of an operation that did not get to Apollo: it was refused before, or its client has the answer already. */
function factsOf(request: FastifyRequest): OperationFacts {
  const { query } = readParameters(request);
  const hash = typeof query === 'string' ? createHash('sha256').update(query).digest('hex') : undefined;
  return { hash, name: undefined, type: undefined };
}

/** Begins the record of a request's operation. */
export const recordOperation: preHandlerHookHandler = (request, _reply, done) => {
  const { trace } = request;
  if (trace) trace.operation = new OperationSpans(trace);
  request.record = new OperationRecord(trace?.operation);
  done();
};

/** Tells the record what Apollo knows of the operation. `withDocuments` adds its text to spans. */
export const recordPlugin = (withDocuments: boolean): ApolloServerPlugin<ServerContext> => ({
  async requestDidStart({ contextValue: { request } }) {
    const { record, trace } = request;
    if (!record) return;
    return {
      async parsingDidStart() {
        record.enter('parse');
      },
      async validationDidStart() {
        record.enter('validate');
      },
      async willSendResponse({ queryHash: hash, operation, source, response: { body } }) {
        record.facts = { hash, name: operation?.name?.value, type: operation?.operation };
        record.answered = body.kind === 'single' && (body.singleResult.data ?? null) !== null;
        trace?.operation?.describe(record.facts, withDocuments ? source : undefined);
      },
    };
  },
});
