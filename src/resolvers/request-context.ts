import type { Caller } from '../callers/index.ts';
import type { CostLimits } from '../compiler/index.ts';
import type { FormerIds, Statistics } from '../domain/index.ts';
import type { GraphPort } from '../graph/index.ts';

/** The limits of one operation. */
interface Limits extends CostLimits {
  readonly timeoutMs: number;
  /** The most bytes of response data; unlimited if left out. */
  readonly answerBytes?: number;
}

/** The phases of an answer, in their order. Those of a search or an analysis belong to `bind`. */
export type AnswerPhase = 'compile' | 'bind' | 'run' | 'respond';

/** Follows one operation while it is answered. */
export interface Progress {
  /** A phase begins, and the one before ends. A phase may come again. */
  enter(phase: AnswerPhase): void;
  /** The estimated cost is known, or known better. */
  priced(cost: Price): void;
  /** The operation's own statement has returned so many rows. */
  read(rows: number): void;
}

/** The estimated time to plan a statement, in milliseconds. */
interface Planning {
  readonly statement: string;
  readonly ms: number;
}

/** The estimated cost of an operation. */
export interface Price {
  readonly rows: number;
  readonly steps: number;
  /** What it takes the engine to plan the statement, unless it has done so before; left out if it plans at once. */
  readonly planning?: Planning;
}

/** What a caller may still ask at the moment. */
export interface Budget {
  /**
   * Begins an operation. The function takes its price before it runs, each time that it is known better, and the caller pays
   * what is more than before. It throws a `GraphQLError` RATE_LIMITED if that is not left.
   */
  begin(): (price: Price) => Promise<void>;
}

/** The context of one request. */
export interface RequestContext {
  /** Who asks. */
  readonly caller: Caller;
  readonly graph: GraphPort;
  /** Present if the client asked for the statements that ran. */
  readonly explain?: ExplainLog;
  /** Present if the operation is observed. */
  readonly progress?: Progress;
  readonly limits: Limits;
  /** What the caller may still ask; anything by default. */
  readonly budget?: Budget;
  /** When the request arrived, by `performance.now`. Defaults to the start of its operation. */
  readonly since?: number;
  /** The size of the graph, from which costs are estimated. */
  readonly statistics: Statistics;
  /** Ids that were joined away, as the server knows them. */
  readonly formerIds: FormerIds;
}

/** A statement that ran, with milliseconds per phase. */
export interface ExplainEntry {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly ms: Readonly<Record<string, number>>;
  /** The estimated cost. */
  readonly cost?: Readonly<Record<string, number>>;
}

/** Collects the statements of one request. */
export interface ExplainLog {
  add(entry: ExplainEntry): void;
  readonly entries: readonly ExplainEntry[];
}
