import {
  type Binding,
  Budget,
  type CompiledOperation,
  type Faults,
  type FieldView,
  type Note,
  type ResponseObject,
  type ResponseState,
  type Row,
  readTyped,
  rootWriter,
  type Streamed,
  streamedRow,
  TooLong,
  type Write,
} from '../compiler/index.ts';

/** The answer to an operation. */
export class Answer {
  /** The data of the response as JSON; undefined where graphql-js has something to add to it, or to find wrong. */
  readonly text: string | undefined;
  readonly #read: () => ResponseObject;
  readonly #notes: ReadonlyMap<string, Note>;
  /** What is wrong with fields; those that nothing led to are not told by the data's own errors. */
  readonly faults: Faults;
  #root: ResponseObject | undefined;

  constructor(text: string | undefined, read: () => ResponseObject, { notes, faults }: ResponseState) {
    this.text = text;
    this.#read = read;
    this.#notes = notes;
    this.faults = faults;
  }

  /** What is to be told beside the data, as soon as that has been written. */
  get notes(): readonly Note[] {
    return [...this.#notes.values()];
  }

  /** The data as objects, for graphql-js to walk. */
  get root(): ResponseObject {
    this.#root ??= this.#read();
    return this.#root;
  }
}

/** Writes the rows of a list at the root while they come, so that little is left to do when the last is there. */
export class RowsWriter {
  readonly reading: ResponseState;
  readonly #key: string;
  readonly #streamed: Streamed | undefined;
  readonly #early: ReadonlyMap<Write, string[]>;
  #count = 0;
  #length = 0;

  constructor({ plan, statement, writer }: CompiledOperation, binding: Binding, most: number) {
    const streamed = plan.whole ? statement?.streamed : undefined;
    const items = (streamed && writer.items.get(streamed.slot)) ?? [];
    this.#streamed = streamed;
    this.#key = plan.view.fields.find((entry) => slotOf(entry) === streamed?.slot)?.key ?? '';
    this.#early = new Map(items.map((write) => [write, []]));
    this.reading = readingOf(binding, this.#early, new Map(), new Budget(most));
  }

  /** Takes a row; once the answer is too long, it is let go. */
  take(row: Row): void {
    const { most } = this.reading.budget;
    if (!this.#streamed || this.#length > most) return;
    const item = streamedRow(this.#streamed, row, this.#count++);
    if (!item) return;
    try {
      for (const [write, texts] of this.#early) {
        const text = write(item, this.reading);
        this.#length += text.length + 1;
        texts.push(text);
      }
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      this.#length += error.length;
    }
  }

  /** @throws {GraphQLError} OPERATION_TOO_COSTLY where the rows that came are too long. */
  check(): void {
    const length = this.#length;
    if (length <= this.reading.budget.most) return;
    this.reading.budget.field(this.#key, () => {
      throw new TooLong(length);
    });
  }
}

const slotOf = (entry: FieldView): number | undefined =>
  entry.kind === 'connection' ? entry.view.page?.slot : undefined;

const readingOf = (
  binding: Binding,
  early: ResponseState['early'],
  notes: ResponseState['notes'],
  budget: Budget,
): ResponseState => ({
  ...binding,
  early,
  notes,
  budget,
  strays: [],
  incomplete: false,
});

/**
 * What is written of the root row, if graphql-js would write the same; its objects are read only where they are asked for.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is longer than an answer may be.
 */
export function answerOf({ plan, writer }: CompiledOperation, row: Row, early: RowsWriter): Answer {
  early.check();
  const { reading } = early;
  const { budget } = reading;
  const text = plan.whole ? writer.write(row, reading) : undefined;
  if (text !== undefined && text.length > budget.most / MOST_BYTES) {
    const bytes = Buffer.byteLength(text);
    if (bytes > budget.most) throw budget.refusal(bytes);
  }
  const exact = reading.strays.length === 0 && !reading.incomplete;
  const read = (): ResponseObject => {
    const typed = readingOf(reading, new Map(), reading.notes, new Budget(budget.most));
    return readTyped(rootWriter(plan.view, 'typed').write(row, typed), typed.strays);
  };
  const answer = new Answer(exact ? text : undefined, read, reading);
  // What graphql-js is to walk is read now, so that what is too long is one error of the request.
  if (answer.text === undefined) void answer.root;
  return answer;
}

/** The most bytes that a character takes in UTF-8; what takes four are two characters here. */
const MOST_BYTES = 3;
