import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants, getPriority, setPriority } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { GraphRow, GraphStatement, IndexSpec } from '../../port.ts';
import type { Engine, EngineRead } from '../engine.ts';
import { embeddedError } from '../errors.ts';
import { openEngine } from '../file.ts';
import { type Frame, receiveFrames, sendFrame } from './frames.ts';
import {
  ASK,
  type Content,
  type OpenRequest,
  pack,
  packError,
  packRows,
  REPLY,
  unpack,
  type WriteRequest,
} from './messages.ts';

/** Added to the parent's niceness, so that this process yields to the server on few cores. */
const NICENESS = 5;

/** After sending this many bytes, the process collects garbage, so many milliseconds later. */
const LARGE_BYTES = 2 ** 20;
const COLLECT_MS = 100;

const socket = new Socket({ fd: 3 });
const reads = new Map<number, EngineRead>();
let engine: Engine | undefined;

// The parent ends this process. A terminal sends signals to both; only the parent acts on them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

lowerPriority();
receiveFrames(socket, (frame) => void answer(frame));
socket.on('error', () => socket.destroy());
socket.on('close', () => void end());

async function answer({ id, kind, body }: Frame): Promise<void> {
  try {
    if (kind === ASK.READ) await read(id, unpack(body));
    else if (kind === ASK.ABANDON) abandon(id);
    else sendFrame(socket, { id, kind: REPLY.DONE, body: pack(await act(kind, body)) });
  } catch (error) {
    sendFrame(socket, { id, kind: REPLY.FAILED, body: packError(embeddedError(error)) });
  }
}

function opened(): Engine {
  if (!engine) throw new Error('The graph is not open');
  return engine;
}

async function act(kind: number, body: Buffer): Promise<Content> {
  switch (kind) {
    case ASK.OPEN:
      return open(unpack(body));
    case ASK.WRITE: {
      const { statements, options } = unpack<WriteRequest>(body);
      await opened().write(statements, options);
      return undefined;
    }
    case ASK.INDEXES:
      await opened().ensureIndexes(unpack<readonly IndexSpec[]>(body));
      return undefined;
    case ASK.FIND:
      return opened().find(unpack(body));
    default:
      await engine?.close();
      engine = undefined;
      return undefined;
  }
}

function open({ path }: OpenRequest): Content {
  let made: string | undefined;
  engine = openEngine(path, (message) => {
    made = message;
  });
  return { made };
}

async function read(id: number, statement: GraphStatement): Promise<void> {
  const read: EngineRead = { statement, onRow: undefined, late: false };
  reads.set(id, read);
  try {
    await sendRows(id, await opened().read(read));
  } finally {
    reads.delete(id);
  }
}

function abandon(id: number): void {
  const read = reads.get(id);
  if (read) read.late = true;
}

async function sendRows(id: number, rows: readonly GraphRow[]): Promise<void> {
  let piece = packRows(rows, 0);
  let bytes = piece.body.length;
  while (piece.next < rows.length && !reads.get(id)?.late) {
    if (!sendFrame(socket, { id, kind: REPLY.ROWS, body: piece.body })) await once(socket, 'drain');
    else await setImmediate();
    piece = packRows(rows, piece.next);
    bytes += piece.body.length;
  }
  // For an abandoned read the parent only waits for the end.
  sendFrame(socket, { id, kind: REPLY.LAST_ROWS, body: piece.body });
  if (bytes >= LARGE_BYTES) collectSoon();
}

let collecting = false;

/** V8 does not count the engine's memory behind rows, and an idle process would not collect them. */
function collectSoon(): void {
  if (collecting) return;
  collecting = true;
  setTimeout(() => {
    collecting = false;
    globalThis.gc?.();
  }, COLLECT_MS);
}

/** On few cores, queries must not delay the server's other responses. */
function lowerPriority(): void {
  // On Linux each thread has its own priority, and the existing threads have the default one.
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  for (const thread of threads) {
    try {
      setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + NICENESS));
    } catch {
      // The thread has ended, or this process may not change it.
    }
  }
}

/** Closes the file cleanly when the parent is gone. */
async function end(): Promise<void> {
  await engine?.close().catch(() => undefined);
  process.exit();
}
