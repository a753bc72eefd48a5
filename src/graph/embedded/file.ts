import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { makeFolder } from '../../disk/index.ts';
import { GraphError } from '../errors.ts';
import { LocalEngine } from './engine.ts';
import { openFailure } from './open-failure.ts';

/** The interval in which the engine moves commits from its log to the file by itself, in milliseconds. */
const CHECKPOINT_MS = 1_000;

/** Called when a new, empty file is created. */
type OnCreate = ((message: string) => void) | undefined;

/**
 * Opens the engine in this process, on a file or, without a path, in memory.
 * @throws {GraphError} GRAPH_UNAVAILABLE if the file is open in another process or is not a graph.
 */
export function openEngine(path: string | undefined, onCreate: OnCreate): LocalEngine {
  const db = path === undefined ? grafeo.GrafeoDB.create() : openFile(resolve(path), onCreate);
  return new LocalEngine(db, { onDisk: path !== undefined });
}

function openFile(file: string, onCreate: OnCreate): GrafeoDB {
  const isNew = !existsSync(file);
  try {
    if (isNew) makeFolder(dirname(file));
    else if (statSync(file).isDirectory()) throw new Error('it is a folder');
    const db = grafeo.GrafeoDB.create(file);
    db.setCheckpointTriggers({ intervalMs: CHECKPOINT_MS });
    if (isNew) onCreate?.(`Created an empty graph at ${file}`);
    return db;
  } catch (error) {
    throw new GraphError('GRAPH_UNAVAILABLE', openFailure(file, error), error);
  }
}
