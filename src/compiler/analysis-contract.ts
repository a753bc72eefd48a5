import type { Statistics } from '../domain/index.ts';
import type { Model } from '../model/index.ts';
import type { BoundValue } from './bind/bind.ts';
import type { AnalysisResult } from './plan/types/result-view.ts';
import type { Row } from './response/json.ts';

/** What a field of an operation asks of an analysis. */
export interface AnalysisQuestion {
  readonly model: Model;
  /** The values of the field's arguments; what is left out is not there. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The path of the field, for errors. */
  readonly path: string;
}

/** One call of an analysis. */
export interface AnalysisCall extends AnalysisQuestion {
  readonly statistics: Statistics;
  /**
   * Runs a statement; all those of an operation share its deadline. `steps` is what this one touches at most, where that
   * is known to be less than what the whole analysis does.
   */
  readonly read: (statement: AnalysisStatement, steps?: number) => Promise<readonly Row[]>;
  /** Milliseconds that the operation has left. It throws where none are. */
  readonly left: () => number;
}

/** A statement of an analysis, with its parameters. */
export interface AnalysisStatement {
  readonly text: string;
  readonly params: Readonly<Record<string, BoundValue>>;
}

/** What answers a root field. */
export interface Analysis {
  /**
   * Looks at the arguments before anything is asked of the graph, and must be quick.
   * @throws {GraphQLError} BAD_USER_INPUT
   */
  readonly check: (question: AnalysisQuestion) => void;
  /** What it finds in the graph: values and ids by the names of the API's fields. */
  readonly find: (call: AnalysisCall) => Promise<AnalysisResult>;
  /** How many nodes and relationships it touches at most. It is asked before, and must be quick. */
  readonly steps: (question: AnalysisQuestion, statistics: Statistics) => number;
}

/** The analyses by the root field that each answers. */
export type Analyses = Readonly<Record<string, Analysis>>;
