import type { CypherStatement } from '../cypher/index.ts';
import type { Statistics } from '../domain/index.ts';
import type { Model } from '../model/index.ts';
import type { Row } from './cypher/statement.ts';
import type { AnalysisResult } from './plan/types/result-view.ts';

/** The arguments of a root field that an analysis answers. */
export interface AnalysisQuestion {
  readonly model: Model;
  /** The values of the arguments. An omitted argument has no entry. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The names of the fields that are selected of its result. The others need not be found. */
  readonly selected: ReadonlySet<string>;
  /** The path of the field, for errors. */
  readonly path: string;
}

/** One run of an analysis. */
export interface AnalysisCall extends AnalysisQuestion {
  readonly statistics: Statistics;
  /**
   * Runs a statement within the deadline of the operation. `steps` bounds what it touches, if that is known to be less
   * than what the whole analysis may touch.
   */
  readonly read: (statement: CypherStatement, steps?: number) => Promise<readonly Row[]>;
  /** The milliseconds that the operation has left. Throws if there are none. */
  readonly left: () => number;
}

/** Answers a root field. */
export interface Analysis {
  /**
   * Checks the arguments before anything is read. Must be quick.
   * @throws {GraphQLError} BAD_USER_INPUT
   */
  readonly check: (question: AnalysisQuestion) => void;
  /** Reads the graph and computes the result: values, and ids in place of nodes, by the names of the API's fields. */
  readonly find: (call: AnalysisCall) => Promise<AnalysisResult>;
  /** An upper bound for the nodes and relationships that it touches. Called before `find`; must be quick. */
  readonly steps: (question: AnalysisQuestion, statistics: Statistics) => number;
}

/** The analyses, by the root field that each answers. */
export type Analyses = Readonly<Record<string, Analysis>>;
