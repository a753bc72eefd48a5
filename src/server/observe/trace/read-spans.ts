import { type Attributes, type Context, type SpanContext, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { GraphError, type GraphPort, type GraphStatement, type WatchedRead } from '../../../graph/index.ts';
import { ReadingGraph } from '../../reading-graph.ts';
import { ATTRIBUTE } from './attributes.ts';
import type { RequestTrace } from './request-trace.ts';
import { tracer } from './tracer.ts';

/** What the spans of reads have. */
export interface ReadSpanOptions {
  /** The attributes of all of them. */
  readonly database: Attributes;
  /** Whether they have the values of parameters. */
  readonly withParameters: boolean;
}

/** The graph as a traced request reads it: each read has a span in the phase of the operation that is under way. */
export const tracedGraph = (graph: GraphPort, trace: RequestTrace, options: ReadSpanOptions): GraphPort =>
  new ReadingGraph(graph, {
    watch: (statement) => beginRead(trace.operation?.current ?? trace.context, statement, options),
  });

function beginRead(parent: Context, statement: GraphStatement, options: ReadSpanOptions): WatchedRead {
  const summary = summaryOf(statement.text);
  const span = tracer.startSpan(summary, { kind: SpanKind.CLIENT }, parent);
  span.setAttributes({
    ...options.database,
    [ATTRIBUTE.DB_SUMMARY]: summary,
    [ATTRIBUTE.DB_QUERY]: statement.text,
    ...(options.withParameters && parametersOf(statement)),
  });
  return {
    traceparent: traceparentOf(span.spanContext()),
    end: (outcome) => {
      if ('rows' in outcome) span.setAttribute(ATTRIBUTE.DB_ROWS, outcome.rows);
      else span.setAttribute(ATTRIBUTE.ERROR, errorType(outcome.error)).setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** The span as W3C Trace Context writes it, whatever propagator the SDK has. */
const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

const errorType = (error: unknown): string =>
  error instanceof GraphError ? error.code : error instanceof Error ? error.name : 'unknown';

/** How many labels a summary names: it is the name of a span, of which there have to be few. */
const MAX_LABELS = 3;

/** The first labels that a statement matches: `MATCH Country Loan`. */
function summaryOf(text: string): string {
  const labels = new Set<string>();
  for (const [, label = ''] of text.matchAll(/\(`?\w*`?:`?(\w+)/g)) {
    labels.add(label);
    if (labels.size === MAX_LABELS) break;
  }
  return ['MATCH', ...labels].join(' ');
}

const parametersOf = ({ params }: GraphStatement): Attributes =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [ATTRIBUTE.DB_PARAMETER + name, textOf(value)]));

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? Number(one) : one));
