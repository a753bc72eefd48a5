import { node, property } from '../../cypher/index.ts';
import type { GraphPort, GraphRow, GraphStatement } from '../../graph/index.ts';

/** The nodes of one page. Large, since the embedded engine scans the label for each page. */
const PAGE = 50_000;

/** The most statements of one transaction, each with a batch of rows. */
const AT_ONCE = 5;

/** How long reading one page may take, in milliseconds. */
const TIMEOUT_MS = 600_000;

/** The values to read with the ids of nodes, and the writes for a page of them. */
export interface Pages {
  readonly label: string;
  /** Expressions on `n`. */
  readonly values: readonly string[];
  /** The writes for a page; each row starts with the id. */
  readonly writes: (rows: readonly GraphRow[]) => readonly GraphStatement[] | Promise<readonly GraphStatement[]>;
}

/** Visits all nodes of a label in the order of their ids. An interrupted run may start again. */
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

/** Writes in several transactions. The last one is saved to disk. */
async function writeAll(graph: GraphPort, statements: readonly GraphStatement[]): Promise<void> {
  for (let from = 0; from < statements.length; from += AT_ONCE) {
    const savedLater = from + AT_ONCE < statements.length;
    await graph.write(statements.slice(from, from + AT_ONCE), { savedLater });
  }
}
