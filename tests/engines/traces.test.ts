import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AlwaysOffSampler, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import type { GraphPort, GraphStatement, WatchedRead } from '../../src/graph/index.ts';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { collectNoSpans, collectSpans, takeSpans } from '../support/traces.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const SAMPLED = { traceparent: `00-${TRACE}-${CALLER}-01` };
const NAME = 'query Debtors { country(code: "VE") { name loansReceived(first: 2) { nodes { id } } } }';
/** Neo4j plans each text when it first sees it. */
const PATIENT = { GRAPH_TIMEOUT_MS: '60000' };
/** Spans say where Neo4j is, as the settings do. */
const { NEO4J_URI = '', NEO4J_PASSWORD = '' } = process.env;
const settingsOf = (graph: GraphPort) => ({
  ...PATIENT,
  ...(graph.engine === 'neo4j' && { NEO4J_URI, NEO4J_PASSWORD }),
});

beforeEach(() => collectSpans());
afterEach(collectNoSpans);

/** Asks a new server, and returns its response with the spans of the request. */
async function traced(
  graph: GraphPort,
  query: string,
  { headers = {}, settings = {} }: { headers?: Record<string, string>; settings?: Record<string, string> } = {},
) {
  const app = await appOver(graph, { ...settingsOf(graph), ...settings });
  const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
  await app.close();
  return { response, body: response.json(), spans: takeSpans() };
}

const named = (all: readonly ReadableSpan[], name: string): ReadableSpan => {
  const found = all.find((span) => span.name === name);
  if (!found) throw new Error(`There is no span ${name}: ${all.map((span) => span.name).join(', ')}`);
  return found;
};
const parentOf = (span: ReadableSpan): string | undefined => span.parentSpanContext?.spanId;

describeEngines('a traced operation', fillWithSeed, (graph, engine) => {
  test('goes on with the trace of its caller, from the request down to the read', async () => {
    const { body, spans } = await traced(graph(), NAME, { headers: SAMPLED });
    expect(body).toMatchObject({ data: { country: { name: 'Venezuela' } } });
    expect(spans.every((span) => span.spanContext().traceId === TRACE)).toBe(true);
    const request = named(spans, 'POST /graphql');
    expect(parentOf(request)).toBe(CALLER);
    expect(request.kind).toBe(SpanKind.SERVER);
    const operation = named(spans, 'query');
    expect(parentOf(operation)).toBe(request.spanContext().spanId);
    const phases = ['parse', 'validate', 'compile', 'bind', 'run', 'respond'].map((phase) => `graphql.${phase}`);
    const ofOperation = spans.filter((span) => parentOf(span) === operation.spanContext().spanId);
    expect(ofOperation.map(({ name }) => name)).toEqual(phases);
    const reads = spans.filter((span) => span.kind === SpanKind.CLIENT);
    expect(reads).toHaveLength(1);
    expect(reads.map(parentOf)).toEqual([named(spans, 'graphql.run').spanContext().spanId]);
  });

  test('has the attributes of the conventions, and no value of the operation', async () => {
    const { response, spans } = await traced(graph(), NAME, { headers: { 'x-request-id': 'r-1' } });
    expect(named(spans, 'POST /graphql').attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'url.scheme': 'http',
      'url.path': '/graphql',
      'entente.request.id': 'r-1',
    });
    expect(named(spans, 'query').attributes).toEqual({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Debtors',
      'entente.cost.rows': expect.any(Number),
      'entente.cost.steps': expect.any(Number),
    });
    const [read] = spans.filter((span) => span.kind === SpanKind.CLIENT);
    expect(read?.attributes).toEqual({
      'db.system.name': engine === 'neo4j' ? 'neo4j' : 'grafeo',
      'db.query.text': expect.stringContaining('MATCH'),
      'db.query.summary': expect.stringMatching(/^MATCH Country( \w+)*$/),
      'db.response.returned_rows': 1,
      ...(engine === 'neo4j' && { 'server.address': expect.any(String), 'server.port': expect.any(Number) }),
    });
    expect(read?.name).toBe(read?.attributes['db.query.summary']);
    expect(response.headers['x-request-id']).toBe('r-1');
    expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toMatch(/"VE"|Venezuela/);
  });

  test('has documents and parameters if they are asked for', async () => {
    const settings = { TRACE_DOCUMENTS: 'true', TRACE_PARAMETERS: 'true' };
    const { spans } = await traced(graph(), NAME, { settings });
    expect(named(spans, 'query').attributes['graphql.document']).toBe(NAME);
    const [read] = spans.filter((span) => span.kind === SpanKind.CLIENT);
    const values = Object.entries(read?.attributes ?? {}).filter(([name]) => name.startsWith('db.query.parameter.'));
    expect(values.map(([, value]) => value)).toContain('VE');
  });

  test('has a span for each read of a search and of an analysis', async () => {
    const { body, spans } = await traced(
      graph(),
      '{ search(query: "Maduro", first: 1) { nodes { __typename } } paths(from: "country:VE", to: "country:CN") { more } }',
    );
    expect(body.errors).toBeUndefined();
    const bind = named(spans, 'graphql.bind').spanContext().spanId;
    const reads = spans.filter((span) => span.kind === SpanKind.CLIENT && parentOf(span) === bind);
    expect(reads.length).toBeGreaterThanOrEqual(2);
    expect(reads.every(({ attributes }) => String(attributes['db.query.text']).includes('MATCH'))).toBe(true);
  });

  test('says by its code what went wrong', async () => {
    const refused = await traced(
      graph(),
      '{ countries(first: 10000) { nodes { statements(first: 10000) { nodes { id } } } } }',
    );
    const operation = named(refused.spans, 'query');
    expect(operation.attributes['error.type']).toBe('OPERATION_TOO_COSTLY');
    expect(operation.attributes['entente.cost.rows']).toBeGreaterThan(100_000);
    expect(operation.status.code).toBe(SpanStatusCode.ERROR);
    const faulty = await traced(graph(), '{ countries(');
    expect(named(faulty.spans, 'GraphQL Operation').attributes['error.type']).toBe('BAD_USER_INPUT');
    expect(faulty.spans.map(({ name }) => name)).not.toContain('graphql.run');
  });

  test('belongs to the span of a library that traces HTTP, and has no request span then', async () => {
    const around = trace.getTracer('http').startSpan('from the library');
    const app = await appOver(graph(), settingsOf(graph()));
    await context.with(trace.setSpan(context.active(), around), async () => {
      await app.inject({ method: 'POST', url: '/graphql', payload: { query: NAME } });
    });
    around.end();
    await app.close();
    const all = takeSpans();
    expect(parentOf(named(all, 'query'))).toBe(around.spanContext().spanId);
    expect(all.map(({ name }) => name)).not.toContain('POST /graphql');
  });

  test('leaves no span if it is not sampled', async () => {
    collectSpans(new AlwaysOffSampler());
    const { body, spans: none } = await traced(graph(), NAME);
    expect(body).toMatchObject({ data: { country: { name: 'Venezuela' } } });
    expect(none).toEqual([]);
  });
});

describeEngines('a watched read', fillWithSeed, (graph, engine) => {
  const watching = (traceparent: string) => {
    const heard: unknown[] = [];
    const watch = (statement: GraphStatement): WatchedRead => {
      heard.push(statement.text);
      return { traceparent, end: (outcome) => heard.push(outcome) };
    };
    return { watch, heard };
  };

  test('tells when it begins, and how it ends', async () => {
    const { watch, heard } = watching(SAMPLED.traceparent);
    const text = 'MATCH (c:Country) RETURN c.id ORDER BY c.id LIMIT 2';
    await graph().read({ text, params: {} }, { watch });
    expect(heard).toEqual([text, { rows: 2 }]);
    await expect(graph().read({ text: 'RETURN', params: {} }, { watch })).rejects.toThrow();
    expect(heard.slice(2)).toEqual(['RETURN', { error: expect.objectContaining({ code: 'QUERY_FAILED' }) }]);
  });

  if (engine === 'neo4j') {
    test('has its traceparent in the metadata of its transaction', async () => {
      const { watch } = watching(SAMPLED.traceparent);
      const rows = await graph().read({ text: 'SHOW TRANSACTIONS YIELD metaData', params: {} }, { watch });
      expect(rows).toContainEqual([expect.objectContaining(SAMPLED)]);
    });
  }
});
