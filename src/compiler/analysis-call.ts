import type { Model } from '../model/types.ts';
import type { BoundValue } from './bind.ts';
import type { Row } from './response/text.ts';
import type { Found } from './view.ts';

/** One call of an analysis, as a field of an operation asks for it. */
export interface AnalysisCall {
  readonly model: Model;
  /** The values of the field's arguments; what is left out is not there. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The path of the field, for errors. */
  readonly path: string;
  /** Runs a statement; all those of an operation share its deadline. */
  readonly read: (statement: AnalysisStatement) => Promise<readonly Row[]>;
  /** Milliseconds that the operation has left. It throws where none are. */
  readonly left: () => number;
}

/** A statement of an analysis, with its parameters. */
export interface AnalysisStatement {
  readonly text: string;
  readonly params: Readonly<Record<string, BoundValue>>;
}

/** Answers a root field by what it finds in the graph: values and ids by the names of the API's fields. */
export type Analysis = (call: AnalysisCall) => Promise<Found>;

/** The analyses by the root field that each answers. */
export type Analyses = Readonly<Record<string, Analysis>>;
