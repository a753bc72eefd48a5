import { appOver, fillWithSeed } from './ask.ts';
import { openTestGraph } from './engines.ts';

/** The server over the seed, on a free port of this machine. */
export async function serveSeed(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
  const app = await appOver(graph);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}
