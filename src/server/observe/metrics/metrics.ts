import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { type Clearance, FULL } from '../../../domain/index.ts';
import type { Price } from '../../../resolvers/index.ts';
import type { OperationRecord } from '../operation-record.ts';
import { ERROR_CODES, type Outcome } from '../outcome.ts';

/** Bounds of durations, in seconds: a point read takes about a millisecond, and the longest operation its deadline. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Bounds of costs: `COST_LIMIT` and `STEP_LIMIT` are 10^5 and 10^7. */
const COSTS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const COST_LABELS: ('route' | 'clearance')[] = ['route', 'clearance'];

/** What is known of a request that is over. */
export interface CountedRequest {
  /** One of few: the name of the route, never the path. */
  readonly route: string;
  readonly outcome: Outcome;
  readonly ms: number;
  readonly errorCodes: readonly string[] | null;
  readonly record: OperationRecord | null;
  /** The estimated cost of its operation, or of all those of a file. */
  readonly cost?: Price | undefined;
  /** That of the graph from which the cost was estimated. */
  readonly clearance?: Clearance | undefined;
}

/** Counts requests. Its labels take few values, none of which a client can make up. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests: Counter<'route' | 'outcome'>;
  readonly #errors: Counter<'code'>;
  readonly #seconds: Histogram<'route'>;
  readonly #phases: Histogram<'phase'>;
  readonly #rows: Histogram<'route' | 'clearance'>;
  readonly #steps: Histogram<'route' | 'clearance'>;
  readonly #documents: Counter<'result'>;

  constructor() {
    const registers = [this.registry];
    const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
      new Counter<Label>({ name, help, labelNames, registers });
    const histogram = <Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) =>
      new Histogram<Label>({ name, help, buckets, labelNames, registers });
    this.#requests = counter('entente_requests_total', 'Requests, by what came of them', ['route', 'outcome']);
    this.#errors = counter('entente_errors_total', 'Responses that have an error of this code', ['code']);
    this.#seconds = histogram('entente_request_duration_seconds', 'Time of a request', SECONDS, ['route']);
    this.#phases = histogram('entente_operation_phase_seconds', 'Time of one phase of an operation', SECONDS, [
      'phase',
    ]);
    this.#rows = histogram('entente_operation_cost_rows', 'Rows of operations, as estimated', COSTS, COST_LABELS);
    this.#steps = histogram('entente_operation_cost_steps', 'Steps of operations, as estimated', COSTS, COST_LABELS);
    this.#documents = counter('entente_documents_total', 'Documents, by whether they were parsed before', ['result']);
    collectDefaultMetrics({ register: this.registry });
  }

  count({ route, outcome, ms, errorCodes, record, cost, clearance = FULL }: CountedRequest): void {
    this.#requests.inc({ route, outcome });
    this.#seconds.observe({ route }, ms / 1000);
    for (const code of errorCodes ?? []) this.#errors.inc({ code: ERROR_CODES.has(code) ? code : 'OTHER' });
    if (cost) {
      this.#rows.observe({ route, clearance }, cost.rows);
      this.#steps.observe({ route, clearance }, cost.steps);
    }
    if (!record) return;
    for (const [phase, took] of record.ms) this.#phases.observe({ phase }, took / 1000);
    const isParsed = record.ms.has('parse');
    if (isParsed || record.facts?.type !== undefined) this.#documents.inc({ result: isParsed ? 'miss' : 'hit' });
  }
}
