import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { EmbeddedGraph } from './embedded.ts';
import { GraphError, messageOf } from './errors.ts';

/** How often, in milliseconds, the engine moves commits from its log to the file by itself. */
const CHECKPOINT_MS = 1_000;

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  /** The graph's file, made where it is missing, with its folder; left out: the graph is in memory. */
  readonly path?: string;
  /** How long a read may take, in milliseconds, where the caller does not say. */
  readonly timeoutMs: number;
  /** Told when a new, empty file is made. */
  readonly onCreate?: (message: string) => void;
}

/**
 * Opens the graph inside this process.
 * @throws {GraphError} GRAPH_UNAVAILABLE where the file is open in another process, or is no graph.
 */
export function openEmbedded({ path, timeoutMs, onCreate }: EmbeddedConfig): EmbeddedGraph {
  const db = path === undefined ? grafeo.GrafeoDB.create() : openFile(resolve(path), onCreate);
  return new EmbeddedGraph(db, { onDisk: path !== undefined, timeoutMs });
}

function openFile(file: string, onCreate: EmbeddedConfig['onCreate']): GrafeoDB {
  const isNew = !existsSync(file);
  try {
    if (isNew) mkdirSync(dirname(file), { recursive: true });
    else if (statSync(file).isDirectory()) throw new Error('it is a folder');
    const db = grafeo.GrafeoDB.create(file);
    db.setCheckpointTriggers({ intervalMs: CHECKPOINT_MS });
    if (isNew) onCreate?.(`Made a new, empty graph at ${file}`);
    return db;
  } catch (error) {
    throw new GraphError('GRAPH_UNAVAILABLE', refusal(file, messageOf(error)), error);
  }
}

function refusal(file: string, message: string): string {
  if (!/cannot be locked|is locked|already (open|in use)/i.test(message)) {
    return `The graph file ${file} cannot be opened: ${message}`;
  }
  return (
    `The graph file ${file} is already open in another process. Stop that process, choose another file by ` +
    'GRAPH_PATH, or use Neo4j (NEO4J_URI), which any number of processes can share.'
  );
}
