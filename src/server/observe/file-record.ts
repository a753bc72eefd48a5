import type { Exporter } from '../../export/index.ts';
import type { Budget, Price, Progress } from '../../resolvers/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the export of the request did; null without one. */
    file: FileRecord | null;
  }
}

/** What is known of a file while it is written, and at its end. */
type File = Pick<Awaited<ReturnType<Exporter>>, 'counts' | 'ending'>;

/** What one export did: what its operations cost and returned, and what was written and sent of its file. */
export class FileRecord implements Progress {
  /** The rows that the operations' own statements returned. */
  rows = 0;
  /** The size of what was sent, before it is compressed. */
  bytes = 0;
  /** The file, once there is one. */
  file: File | undefined;
  /** Whether an error ended the file before its end. */
  isBroken = false;
  #cost: Price | undefined;

  /** The estimated cost of all operations that ran; undefined if none did. */
  get cost(): Price | undefined {
    return this.#cost;
  }

  /** Whether the file ended and does not have all that was asked for. */
  get isIncomplete(): boolean {
    return this.file?.ending?.()?.complete === false;
  }

  /** The time of the phases is not kept: operations of an export overlap the writing of its file. */
  enter(): void {}

  /** An export tries what may be too costly, so only what is paid and runs counts: see `counting`. */
  priced(): void {}

  read(rows: number): void {
    this.rows += rows;
  }

  /** Counts the price of each operation once it is paid, and what is more when it is known better. */
  counting(budget: Budget | null): Budget {
    return {
      begin: () => {
        const pay = budget?.begin();
        let known: Price = { rows: 0, steps: 0 };
        return async (price) => {
          await pay?.(price);
          const { rows, steps } = this.#cost ?? { rows: 0, steps: 0 };
          const more = { rows: Math.max(0, price.rows - known.rows), steps: Math.max(0, price.steps - known.steps) };
          this.#cost = { rows: rows + more.rows, steps: steps + more.steps };
          known = { rows: known.rows + more.rows, steps: known.steps + more.steps };
        };
      },
    };
  }
}
