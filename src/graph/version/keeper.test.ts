import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GraphError } from '../errors.ts';
import { openGraph } from '../open.ts';
import { VERSION_MS, VersionKeeper } from './keeper.ts';

let now = 0;
let version: string | GraphError = 'a';
let keeper: VersionKeeper;

beforeEach(() => {
  now = 1_000_000;
  version = 'a';
  const readVersion = async () => {
    if (version instanceof GraphError) throw version;
    return version;
  };
  keeper = new VersionKeeper({ readVersion }, () => now);
});
afterEach(() => keeper.stop());

describe('VersionKeeper', () => {
  test('knows no version before it has read one', () => {
    expect(keeper.current).toBeUndefined();
  });

  test('notices a change with the next check, and checks by itself', async () => {
    await keeper.start(5);
    expect(keeper.current).toBe('a');
    version = 'b';
    for (let tries = 0; tries < 500 && keeper.current !== 'b'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(keeper.current).toBe('b');
  });

  test('forgets a version that it could not check for too long', async () => {
    await keeper.refresh();
    version = new GraphError('GRAPH_UNAVAILABLE', 'away');
    now += VERSION_MS;
    await keeper.refresh();
    expect(keeper.current).toBe('a');
    now += 1;
    await keeper.refresh();
    expect(keeper.current).toBeUndefined();
    version = 'a';
    await keeper.refresh();
    expect(keeper.current).toBe('a');
  });

  test('counts the age of a version from the beginning of its check', async () => {
    const slow = new VersionKeeper(
      {
        readVersion: async () => {
          now += VERSION_MS + 1;
          return 'a';
        },
      },
      () => now,
    );
    await slow.refresh();
    expect(slow.current).toBeUndefined();
  });

  test('knows none once stopped', async () => {
    await keeper.refresh();
    keeper.stop();
    expect(keeper.current).toBeUndefined();
  });
});

test('two openings of the embedded graph have different versions', async () => {
  const graphs = await Promise.all([1, 2].map(() => openGraph({ kind: 'embedded', timeoutMs: 5_000 })));
  const versions = await Promise.all(graphs.map((graph) => graph.readVersion()));
  expect(new Set(versions).size).toBe(2);
  await Promise.all(graphs.map((graph) => graph.close()));
});
