import { type Context, type Span, SpanKind, SpanStatusCode, trace as traces } from '@opentelemetry/api';
import type { OperationFacts, OperationRecord, Phase, PhaseListener } from '../operation-record.ts';
import { ATTRIBUTE } from './attributes.ts';
import type { RequestTrace } from './request-trace.ts';
import { tracer } from './tracer.ts';

/** The span of an operation, and one for each of its phases. */
export class OperationSpans implements PhaseListener {
  readonly #span: Span;
  readonly #own: Context;
  #phase: Span | undefined;
  #current: Context;

  /** Begins the operation of a trace. */
  constructor(trace: Pick<RequestTrace, 'context'>) {
    // Its type is known once the document is parsed. The conventions call it so without one.
    this.#span = tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, trace.context);
    this.#own = traces.setSpan(trace.context, this.#span);
    this.#current = this.#own;
  }

  /** The phase that is under way, or the operation between two. */
  get current(): Context {
    return this.#current;
  }

  entered(phase: Phase): void {
    this.#phase = tracer.startSpan(`graphql.${phase}`, { kind: SpanKind.INTERNAL }, this.#own);
    this.#current = traces.setSpan(this.#own, this.#phase);
  }

  left(): void {
    this.#phase?.end();
    this.#phase = undefined;
    this.#current = this.#own;
  }

  /** A name is the client's, so that it is no part of the span's. `document` is left out unless it is wanted. */
  describe({ name, type }: OperationFacts, document: string | undefined): void {
    if (type !== undefined) this.#span.updateName(type).setAttribute(ATTRIBUTE.OPERATION_TYPE, type);
    if (name !== undefined) this.#span.setAttribute(ATTRIBUTE.OPERATION_NAME, name);
    if (document !== undefined) this.#span.setAttribute(ATTRIBUTE.DOCUMENT, document);
  }

  /** Ends the operation; `errorCodes` has those of its response. */
  end({ cost }: Pick<OperationRecord, 'cost'>, errorCodes: readonly string[] | null): void {
    this.left();
    if (cost) this.#span.setAttributes({ [ATTRIBUTE.COST_ROWS]: cost.rows, [ATTRIBUTE.COST_STEPS]: cost.steps });
    if (errorCodes?.[0] !== undefined) {
      this.#span.setAttribute(ATTRIBUTE.ERROR, errorCodes[0]).setStatus({ code: SpanStatusCode.ERROR });
    }
    this.#span.end();
  }
}
