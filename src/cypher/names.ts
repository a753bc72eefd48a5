import { quote } from './quote.ts';

/** Hands out the variables of one statement: `n0` nodes, `e0` relationships, `c0` columns, `k0` order keys, `i0` list items, `t0` tests. */
export class Names {
  #nodes = 0;
  #edges = 0;
  #columns = 0;
  #keys = 0;
  #items = 0;
  #tests = 0;

  node(): string {
    return quote(`n${this.#nodes++}`);
  }

  edge(): string {
    return quote(`e${this.#edges++}`);
  }

  column(): string {
    return quote(`c${this.#columns++}`);
  }

  key(): string {
    return quote(`k${this.#keys++}`);
  }

  item(): string {
    return quote(`i${this.#items++}`);
  }

  test(): string {
    return quote(`t${this.#tests++}`);
  }
}
