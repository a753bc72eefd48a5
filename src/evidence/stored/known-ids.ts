import { batched, node, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { NodeType } from '../../model/index.ts';

/** The most ids to remember, so that a large file needs no more memory than a small one. */
const REMEMBERED = 50_000;

/** Which ids exist in the graph. Remembers them, so that each is looked up once. */
export class KnownIds {
  readonly #graph: GraphPort;
  readonly #typeOf: (id: string) => NodeType | undefined;
  #present = new Set<string>();

  constructor(graph: GraphPort, typeOf: (id: string) => NodeType | undefined) {
    this.#graph = graph;
    this.#typeOf = typeOf;
  }

  /** Returns the ids that exist. */
  async among(ids: Iterable<string>): Promise<ReadonlySet<string>> {
    const present = new Set<string>();
    const asked: string[] = [];
    for (const id of new Set(ids)) {
      if (this.#present.has(id)) present.add(id);
      else asked.push(id);
    }
    const reads = [...groupBy(asked, (id) => this.#typeOf(id)?.label)].flatMap(([label, some]) =>
      label === undefined ? [] : batched(`MATCH ${node('n', label, { id: 'r' })} RETURN ${property('n', 'id')}`, some),
    );
    const rows = await Promise.all(reads.map((read) => this.#graph.read(read)));
    for (const [id] of rows.flat()) present.add(String(id));
    return present;
  }

  /** Remembers new ids. */
  add(ids: Iterable<string>): void {
    if (this.#present.size > REMEMBERED) this.#present = new Set();
    for (const id of ids) this.#present.add(id);
  }
}
