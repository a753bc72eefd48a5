import type { CostLimits } from '../compiler/index.ts';
import type { Statistics } from '../domain/index.ts';
import type { GraphPort } from '../graph/index.ts';

/** The most that one operation may ask for. */
export interface Limits extends CostLimits {
  /** How long it may take. */
  readonly timeoutMs: number;
  /** The bytes that the data of its answer may have; any where it is left out. */
  readonly answerBytes?: number;
}

/** What one request brings along. */
export interface RequestContext {
  readonly graph: GraphPort;
  /** Set where the client asked to see the statements that ran. */
  readonly explain?: ExplainLog;
  readonly limits: Limits;
  /** When the request came, as `performance.now` gives it; when its operation began, where it is left out. */
  readonly since?: number;
  /** What is known of the graph's size, by which operations are priced. */
  readonly statistics: Statistics;
}

/** One statement that ran, with milliseconds per phase. */
export interface ExplainEntry {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly ms: Readonly<Record<string, number>>;
  /** What it was reckoned to come to before it ran. */
  readonly cost?: Readonly<Record<string, number>>;
}

/** Collects the statements of one request. */
export interface ExplainLog {
  add(entry: ExplainEntry): void;
  readonly entries: readonly ExplainEntry[];
}
