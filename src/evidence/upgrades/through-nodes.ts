import { node, property } from '../../cypher/index.ts';
import type { GraphPort, GraphRow, GraphStatement } from '../../graph/index.ts';

/** Nodes that are read at once: the embedded engine looks through all of a label for each page. */
const PAGE = 50_000;

/** Statements that one transaction takes; each has a batch of rows. */
const AT_ONCE = 5;

/** How long one page may take to be read, in milliseconds. */
const TIMEOUT_MS = 600_000;

/** What is to be read of nodes beside their ids, and what becomes of a page of them. */
export interface Pages {
  readonly label: string;
  /** Expressions over `n`. */
  readonly values: readonly string[];
  /** What must be written; a row has the id in front. */
  readonly writes: (rows: readonly GraphRow[]) => readonly GraphStatement[] | Promise<readonly GraphStatement[]>;
}

/** Goes through all nodes of a label in the order of their ids. What is broken off may begin anew. */
export async function throughNodes(graph: GraphPort, { label, values, writes }: Pages): Promise<void> {
  const id = property('n', 'id');
  const text =
    `MATCH ${node('n', label)} WHERE ${id} > $after ` +
    `RETURN ${[`${id} AS id`, ...values].join(', ')} ORDER BY id LIMIT $page`;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows = await graph.read({ text, params: { after, page: BigInt(PAGE) } }, { timeoutMs: TIMEOUT_MS });
    await writeAll(graph, await writes(rows));
    const last = rows.at(-1)?.[0];
    after = rows.length === PAGE ? String(last) : undefined;
  }
}

/** Writes what may take effect in parts; the last of them is on disk. */
async function writeAll(graph: GraphPort, statements: readonly GraphStatement[]): Promise<void> {
  for (let from = 0; from < statements.length; from += AT_ONCE) {
    const savedLater = from + AT_ONCE < statements.length;
    await graph.write(statements.slice(from, from + AT_ONCE), { savedLater });
  }
}
