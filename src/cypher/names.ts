/** Any identifier, in backticks: reserved words differ between engines. */
export const quote = (identifier: string): string => `\`${identifier.replaceAll('`', '``')}\``;

/** A parameter's name as it stands in the text. */
export const parameter = (name: string): string => `$${quote(name)}`;

/** The one place that names variables: nodes `n0`, `n1`, …; relationships `e0`, …; columns `c0`, …; keys of an order `k0`, …; items of a list `i0`, …. */
export class Names {
  #nodes = 0;
  #edges = 0;
  #columns = 0;
  #keys = 0;
  #items = 0;

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
}
