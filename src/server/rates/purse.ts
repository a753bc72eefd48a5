import { GraphQLError } from 'graphql';
import type { Budget, Price } from '../../resolvers/index.ts';
import type { ClientError } from '../errors/errors.ts';
import type { RateLimiter, Standing } from './rate-limiter.ts';

/** What one unit pays for: each of these takes about a millisecond. */
const UNIT = { bytes: 2_000, steps: 1_000, rows: 100 };

/** The units of a request, whatever it asks. A long document takes long to check. */
const requestUnits = (bytes: number): number => 1 + Math.floor(bytes / UNIT.bytes);

const operationUnits = ({ steps, rows }: Price, planningMs: number): number =>
  Math.floor(steps / UNIT.steps + rows / UNIT.rows + planningMs);

/** Pays for a request and its operations out of what the caller has left. */
export class Purse implements Budget {
  /** What was left when the caller paid last, and what it could not pay; undefined if it could. */
  standing: Standing | undefined;
  refused: Standing | undefined;
  /** The name that it is counted under. */
  readonly caller: string;
  readonly #limiter: RateLimiter;
  /** What was paid for the request, and no operation has used. */
  #paid = 0;

  constructor(limiter: RateLimiter, caller: string) {
    this.#limiter = limiter;
    this.caller = caller;
  }

  get policy(): RateLimiter['policy'] {
    return this.#limiter.policy;
  }

  /**
   * Pays for a request with so many bytes, as far as that is not done.
   * @throws {GraphQLError} RATE_LIMITED
   */
  async payRequest(bytes: number): Promise<void> {
    const units = Math.min(requestUnits(bytes), this.policy.units);
    if (units <= this.#paid) return;
    await this.#pay(units - this.#paid, units);
    this.#paid = units;
  }

  begin(): (price: Price) => Promise<void> {
    let paid = this.#paid;
    // Further operations of the request are paid in full.
    const base = paid;
    this.#paid = 0;
    return async (price) => {
      const { planning } = price;
      const isPlanned = !planning || this.#limiter.planned.has(this.caller, planning.statement);
      // The largest operation that the server allows takes all that there is.
      const units = Math.min(base + operationUnits(price, isPlanned ? 0 : planning.ms), this.policy.units);
      if (units > paid) {
        await this.#pay(units - paid, units);
        paid = units;
      }
      if (planning) this.#limiter.planned.add(this.caller, planning.statement);
    };
  }

  async #pay(units: number, whole: number): Promise<void> {
    const { spent, ...standing } = await this.#limiter.spend(this.caller, units);
    this.standing = standing;
    this.refused = spent ? undefined : standing;
    if (spent) return;
    const { message, extensions } = rateLimited(whole, standing, this.policy);
    throw new GraphQLError(message, { extensions });
  }
}

/** The error of a request that costs more than is left. */
const rateLimited = (cost: number, { left, seconds }: Standing, policy: RateLimiter['policy']): ClientError => ({
  message: `This costs ${cost} ${cost === 1 ? 'unit' : 'units'}, and less is left of the ${policy.units} in ${policy.seconds} s. Try again in ${seconds} s, or ask for less.`,
  extensions: { code: 'RATE_LIMITED', retryable: true, cost, left, limit: policy.units, retryAfter: seconds },
});
