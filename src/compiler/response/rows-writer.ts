import { GraphQLError } from 'graphql';
import type { Binding } from '../bind/bind.ts';
import { type Row, type Streamed, streamedRow } from '../cypher/statement.ts';
import type { FieldView } from '../plan/types/view.ts';
import { Budget, TooLong } from './budget.ts';
import type { CompiledOperation } from './compiled-operation.ts';
import { type ResponseState, responseState, type Write } from './json.ts';

/** Writes the rows of a root list as they arrive, so that little is left to do after the last one. */
export class RowsWriter {
  readonly state: ResponseState;
  readonly #key: string;
  readonly #streamed: Streamed | undefined;
  readonly #early: ReadonlyMap<Write, string[]>;
  #count = 0;
  #length = 0;
  #refusal: GraphQLError | undefined;

  /** `maxBytes` bounds the data of the answer. */
  constructor({ plan, statement, writer }: CompiledOperation, binding: Binding, maxBytes = Number.POSITIVE_INFINITY) {
    const streamed = plan.whole ? statement?.streamed : undefined;
    const items = (streamed && writer.items.get(streamed.slot)) ?? [];
    this.#streamed = streamed;
    this.#key = plan.view.fields.find((field) => slotOf(field) === streamed?.slot)?.key ?? '';
    this.#early = new Map(items.map((write) => [write, []]));
    this.state = responseState(binding, this.#early, new Map(), new Budget(maxBytes));
  }

  /** Writes a row. Once the answer is too long, further rows are ignored; `check` then throws. */
  take(row: Row): void {
    const { max } = this.state.budget;
    if (!this.#streamed || this.#length > max || this.#refusal) return;
    const item = streamedRow(this.#streamed, row, this.#count++);
    if (!item) return;
    try {
      for (const [write, texts] of this.#early) {
        const text = write(item, this.state);
        this.#length += text.length + 1;
        texts.push(text);
      }
    } catch (error) {
      if (error instanceof GraphQLError) this.#refusal = error;
      else if (error instanceof TooLong) this.#length += error.length;
      else throw error;
    }
  }

  /** @throws {GraphQLError} OPERATION_TOO_COSTLY if the rows are too long, or took too much to write. */
  check(): void {
    if (this.#refusal) throw this.#refusal;
    const length = this.#length;
    if (length <= this.state.budget.max) return;
    this.state.budget.field(this.#key, () => {
      throw new TooLong(length);
    });
  }
}

const slotOf = (field: FieldView): number | undefined =>
  field.kind === 'connection' ? field.view.page?.slot : undefined;
