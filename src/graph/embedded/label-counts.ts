import { giveCounts } from '../../cypher/index.ts';
import type { GraphStatement } from '../port.ts';

/** Counts the nodes of a label. */
type Count = (label: string) => Promise<bigint>;

/**
 * The numbers of nodes by label, which the engine counts one by one each time it is asked. They hold for one epoch: it is another
 * one after each commit.
 */
export class LabelCounts {
  #epoch = -1n;
  #counts = new Map<string, Promise<bigint>>();

  /**
   * The statement with known numbers in place of the subqueries that count the nodes of a label.
   * @param epoch the one that is read
   * @param count counts as of that epoch
   */
  async given(statement: GraphStatement, epoch: bigint, count: Count): Promise<GraphStatement> {
    const given = giveCounts(statement.text);
    if (!given) return statement;
    const params = { ...statement.params };
    for (const [label, name] of given.counts) params[name] = await this.#of(label, epoch, count);
    return { text: given.text, params };
  }

  #of(label: string, epoch: bigint, count: Count): Promise<bigint> {
    // A read that began before the last commit.
    if (epoch < this.#epoch) return count(label);
    if (epoch > this.#epoch) {
      this.#epoch = epoch;
      this.#counts = new Map();
    }
    const counts = this.#counts;
    const known = counts.get(label);
    if (known) return known;
    const counted = count(label).catch((error) => {
      counts.delete(label);
      throw error;
    });
    counts.set(label, counted);
    return counted;
  }
}
