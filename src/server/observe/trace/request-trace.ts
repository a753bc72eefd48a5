import {
  type Context,
  context as contexts,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace as traces,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OnOver } from '../over.ts';
import { ATTRIBUTE } from './attributes.ts';
import type { OperationSpans } from './operation-spans.ts';
import { tracer } from './tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request's trace; null if it is not sampled, or nobody collects traces. */
    trace: RequestTrace | null;
  }
}

/** The trace of one request that is sampled. */
export class RequestTrace {
  /** What spans of the request have as parent. */
  readonly context: Context;
  readonly id: string;
  /** The request's operation, once it has begun. */
  operation: OperationSpans | undefined;
  readonly #span: Span | undefined;

  /** `span` is ended here; it is undefined where a library has one of its own for the request. */
  private constructor(context: Context, traceId: string, span?: Span) {
    this.context = context;
    this.id = traceId;
    this.#span = span;
  }

  /** Begins the trace of a request, or goes on with that of its header `traceparent`; null if it is not sampled. */
  static begin(request: FastifyRequest): RequestTrace | null {
    const around = traces.getSpan(contexts.active());
    if (around) {
      if (!around.isRecording()) return null;
      around.setAttribute(ATTRIBUTE.REQUEST_ID, request.id);
      return new RequestTrace(contexts.active(), around.spanContext().traceId);
    }
    const parent = propagation.extract(ROOT_CONTEXT, request.headers);
    const span = tracer.startSpan(nameOf(request), { kind: SpanKind.SERVER }, parent);
    if (!span.isRecording()) return null;
    span.setAttributes(attributesOf(request));
    return new RequestTrace(traces.setSpan(parent, span), span.spanContext().traceId, span);
  }

  end({ request, statusCode }: FastifyReply, isSent: boolean): void {
    const span = this.#span;
    if (!span) return;
    span.setAttribute(ATTRIBUTE.RESPONSE_STATUS, statusCode);
    const error = isSent || request.file?.isBroken ? request.errorCodes?.[0] : 'aborted';
    if (error !== undefined) span.setAttribute(ATTRIBUTE.ERROR, error);
    if (statusCode >= 500 || !isSent) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}

/** The route as it is registered, never the path: a name has to be one of few. */
const nameOf = ({ method, routeOptions: { url } }: FastifyRequest): string =>
  url === undefined ? method : `${method} ${url}`;

/** Without the query of the URL, which has values. */
function attributesOf({ id, method, protocol, url, routeOptions }: FastifyRequest) {
  return {
    [ATTRIBUTE.REQUEST_METHOD]: method,
    [ATTRIBUTE.SCHEME]: protocol,
    [ATTRIBUTE.PATH]: url.replace(/[?#].*$/s, ''),
    [ATTRIBUTE.REQUEST_ID]: id,
    ...(routeOptions.url !== undefined && { [ATTRIBUTE.ROUTE]: routeOptions.url }),
  };
}

/** Traces the requests of an app, if an SDK of OpenTelemetry is registered. Not those of probes and scrapes, of which there are many. */
export function traceRequests(app: FastifyInstance): OnOver {
  app.decorateRequest('trace', null);
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isProbe(request)) request.trace = RequestTrace.begin(request);
    done();
  });
  return ({ trace }, reply, isSent) => trace?.end(reply, isSent);
}

const isProbe = ({ routeOptions: { url = '' } }: FastifyRequest): boolean =>
  url.startsWith('/health/') || url === '/metrics';
