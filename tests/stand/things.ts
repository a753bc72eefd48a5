import { type GraphPort, openGraph } from '../../src/graph/index.ts';

/** For a child process: `process.argv[1]` opens a graph, `process.argv[2]` is the graph's file. */
export const OPEN = new URL('../../src/graph/open.ts', import.meta.url).href;
export const OPENED = `
  const { openGraph } = await import(process.argv[1]);
  const { writeSync } = await import('node:fs');
  const say = (words) => writeSync(1, words + '\\n');
  const open = () => openGraph({ kind: 'embedded', path: process.argv[2], timeoutMs: 5000 });
  // Each write makes two nodes, of which a graph has both or none.
  const pair = (id, length = 2000) => [
    { text: 'CREATE (:Thing {id: $id, text: $text})', params: { id: BigInt(id), text: 'x'.repeat(length) + Math.random() } },
    { text: 'CREATE (:Other {id: $id})', params: { id: BigInt(id) } },
  ];
  const known = async (graph) => (await graph.read({ text: 'MATCH (n:Thing) RETURN count(n)', params: {} }))[0][0];
`;

/** The graph of a file, in this process. */
export const openFile = (path: string): Promise<GraphPort> => openGraph({ kind: 'embedded', path, timeoutMs: 5_000 });

/** The ids of the things in a file, after a check that each write of `pair` is there as a whole. */
export async function thingsIn(path: string): Promise<readonly number[]> {
  const graph = await openFile(path);
  try {
    const ids = async (label: string) =>
      (await graph.read({ text: `MATCH (n:${label}) RETURN n.id ORDER BY n.id`, params: {} })).flat() as number[];
    const [things, others] = [await ids('Thing'), await ids('Other')];
    if (String(things) !== String(others)) throw new Error(`Half a write is in ${path}`);
    return things;
  } finally {
    await graph.close();
  }
}

/** The numbers before a number. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
