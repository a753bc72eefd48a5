import type { AnswerPhase, Progress } from '../../resolvers/index.ts';

/** The phases of an operation. A document that is known is neither parsed nor validated. */
export type Phase = 'parse' | 'validate' | AnswerPhase;

/** Learns of the phases when they begin and end. */
export interface PhaseListener {
  entered(phase: Phase): void;
  left(): void;
}

/** What an operation asked, as far as it is no value. */
export interface OperationFacts {
  /** The SHA-256 of the document, in hexadecimal digits. */
  readonly hash: string | undefined;
  readonly name: string | undefined;
  /** Query, mutation or subscription; unknown if the document is faulty. */
  readonly type: string | undefined;
}

/** What one operation did: its phases, its cost, and what came of it. */
export class OperationRecord implements Progress {
  /** The estimated cost. */
  cost: { readonly rows: number; readonly steps: number } | undefined;
  /** The rows of its own statement. */
  rows: number | undefined;
  facts: OperationFacts | undefined;
  /** Whether the response has data. */
  answered = false;
  readonly #listener: PhaseListener | undefined;
  readonly #ms = new Map<Phase, number>();
  #phase: Phase | undefined;
  #since = 0;

  constructor(listener?: PhaseListener) {
    this.#listener = listener;
  }

  /** The milliseconds of each phase that was entered and left, in their order. */
  get ms(): ReadonlyMap<Phase, number> {
    return this.#ms;
  }

  enter(phase: Phase): void {
    this.leave();
    this.#phase = phase;
    this.#since = performance.now();
    this.#listener?.entered(phase);
  }

  /** Ends the phase that is under way, if any. */
  leave(): void {
    if (this.#phase === undefined) return;
    const ms = performance.now() - this.#since;
    this.#ms.set(this.#phase, (this.#ms.get(this.#phase) ?? 0) + ms);
    this.#phase = undefined;
    this.#listener?.left();
  }

  priced(cost: { readonly rows: number; readonly steps: number }): void {
    this.cost = cost;
  }

  read(rows: number): void {
    this.rows = (this.rows ?? 0) + rows;
  }
}
