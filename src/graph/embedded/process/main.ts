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
  TELL,
  unpack,
  type WriteRequest,
} from './messages.ts';

/** The more above that of its parent, the less time this process is given where cores are few. */
const NICENESS = 5;

/** From so many bytes on, what was sent is let go of soon, and so many milliseconds later. */
const LARGE_BYTES = 2 ** 20;
const SOON_MS = 100;

const socket = new Socket({ fd: 3 });
const reads = new Map<number, EngineRead>();
let engine: Engine | undefined;

// Whoever started this process ends it; a signal that a terminal sends to all of its processes is theirs to heed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

lowerPriority();
receiveFrames(socket, (frame) => void answer(frame));
socket.on('error', () => socket.destroy());
socket.on('close', () => void end());

async function answer({ id, kind, body }: Frame): Promise<void> {
  try {
    if (kind === ASK.READ) await read(id, unpack(body));
    else if (kind === ASK.GIVE_UP) giveUp(id);
    else sendFrame(socket, { id, kind: TELL.DONE, body: pack(await act(kind, body)) });
  } catch (error) {
    sendFrame(socket, { id, kind: TELL.FAILED, body: packError(embeddedError(error)) });
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

function giveUp(id: number): void {
  const read = reads.get(id);
  if (read) read.late = true;
}

async function sendRows(id: number, rows: readonly GraphRow[]): Promise<void> {
  let piece = packRows(rows, 0);
  let bytes = piece.body.length;
  while (piece.next < rows.length && !reads.get(id)?.late) {
    if (!sendFrame(socket, { id, kind: TELL.ROWS, body: piece.body })) await once(socket, 'drain');
    else await setImmediate();
    piece = packRows(rows, piece.next);
    bytes += piece.body.length;
  }
  // Whoever gave it up takes no row, and only waits for its end.
  sendFrame(socket, { id, kind: TELL.LAST_ROWS, body: piece.body });
  if (bytes >= LARGE_BYTES) letGoSoon();
}

let lettingGo = false;

/** V8 knows nothing of the memory that the engine has for rows, and in a process that waits nothing else frees it. */
function letGoSoon(): void {
  if (lettingGo) return;
  lettingGo = true;
  setTimeout(() => {
    lettingGo = false;
    globalThis.gc?.();
  }, SOON_MS);
}

/** What is asked goes behind the process that answers: on few cores it would be late with all else. */
function lowerPriority(): void {
  // On Linux a priority is a thread's own, and those that are there already were started with the usual one.
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  for (const thread of threads) {
    try {
      setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + NICENESS));
    } catch {
      // It has ended, or it is not for this process to say.
    }
  }
}

/** Whoever asked is gone: the file is closed cleanly for the next one. */
async function end(): Promise<void> {
  await engine?.close().catch(() => undefined);
  process.exit();
}
