import type { Row } from '../cypher/statement.ts';
import type { Faults } from '../faults.ts';
import { Budget } from './budget.ts';
import type { CompiledOperation } from './compiled-operation.ts';
import { type ResponseState, responseState } from './json.ts';
import type { Note } from './notes.ts';
import { type ResponseObject, readTyped, rootWriter } from './root.ts';
import type { RowsWriter } from './rows-writer.ts';

/** The answer to an operation. */
export class Answer {
  /** The data of the response as JSON; undefined if graphql-js has to complete or check it. */
  readonly text: string | undefined;
  readonly #read: () => ResponseObject;
  readonly #notes: ReadonlyMap<string, Note>;
  /** The faults of fields, including fields that no item of the data has. */
  readonly faults: Faults;
  #root: ResponseObject | undefined;

  constructor(text: string | undefined, read: () => ResponseObject, { notes, faults }: ResponseState) {
    this.text = text;
    this.#read = read;
    this.#notes = notes;
    this.faults = faults;
  }

  /** The notes for `extensions.notes`. Complete once the data has been written. */
  get notes(): readonly Note[] {
    return [...this.#notes.values()];
  }

  /** The data as objects, for graphql-js to walk. */
  get root(): ResponseObject {
    this.#root ??= this.#read();
    return this.#root;
  }
}

/**
 * Writes the root row as JSON if graphql-js would write the same, and otherwise as objects for graphql-js.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY if the data is longer than an answer may be.
 */
export function answerOf({ plan, writer }: CompiledOperation, row: Row, rows: RowsWriter): Answer {
  rows.check();
  const { state } = rows;
  const { budget } = state;
  const text = plan.whole ? writer.write(row, state) : undefined;
  if (text !== undefined && text.length > budget.max / MAX_BYTES_PER_UNIT) {
    const bytes = Buffer.byteLength(text);
    if (bytes > budget.max) throw budget.refusal(bytes);
  }
  const exact = state.strays.length === 0 && !state.incomplete;
  const read = (): ResponseObject => {
    const typed = responseState(state, new Map(), state.notes, new Budget(budget.max));
    return readTyped(rootWriter(plan.view, 'typed').write(row, typed), typed.strays);
  };
  const answer = new Answer(exact ? text : undefined, read, state);
  // Objects for graphql-js are read at once, so that data over the limit is one error of the request.
  if (answer.text === undefined) void answer.root;
  return answer;
}

/** The most UTF-8 bytes per UTF-16 unit: a character of four bytes has two units. */
const MAX_BYTES_PER_UNIT = 3;
