import { once } from 'node:events';
import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Engine, EngineRead } from '../embedded-engine.ts';
import { embeddedError } from '../embedded-errors.ts';
import { openEngine } from '../embedded-file.ts';
import type { GraphRow, GraphStatement, IndexSpec } from '../port.ts';
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

/**
 * Rows are sent in pieces of about so many bytes, so that whoever takes them has time for others in between; the first
 * has so many rows, since nobody knows yet how long they are.
 */
const PIECE_BYTES = 256 * 1024;
const FIRST_ROWS = 100;

const socket = new Socket({ fd: 3 });
const reads = new Map<number, EngineRead>();
let engine: Engine | undefined;

// Whoever started this process ends it; a signal that a terminal sends to all of its processes is theirs to heed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

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
  let at = 0;
  for (let count = FIRST_ROWS; rows.length - at > count; ) {
    const body = packRows(rows.slice(at, at + count));
    at += count;
    count = Math.max(1, Math.round((count * PIECE_BYTES) / body.length));
    if (!sendFrame(socket, { id, kind: TELL.ROWS, body })) await once(socket, 'drain');
    else await setImmediate();
  }
  sendFrame(socket, { id, kind: TELL.LAST_ROWS, body: packRows(at === 0 ? rows : rows.slice(at)) });
}

/** Whoever asked is gone: the file is closed cleanly for the next one. */
async function end(): Promise<void> {
  await engine?.close().catch(() => undefined);
  process.exit();
}
