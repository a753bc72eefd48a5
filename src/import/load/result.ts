import type { MappedEntry, Marker } from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import type { Batch } from './batch.ts';
import type { RejectedRow } from './taken-row.ts';
import type { WouldWithdraw } from './withdrawal.ts';
/** The outcome of an import. */
export interface ImportResult {
  readonly outcome: 'finished' | 'interrupted' | 'finished before';
  /** The row after which an interrupted import was resumed; 0 if it began with the first. */
  readonly resumedBehind: number;
  readonly marker: Marker;
  /** Whether statements that the file no longer makes were kept because rows were rejected. */
  readonly keepsStale: boolean;
  /** How many were kept. */
  readonly stale: Pick<WouldWithdraw, 'statements' | 'facts'> | null;
  /** The first facts, actors and rejected rows. */
  readonly facts: readonly MappedEntry[];
  readonly actors: readonly MappedEntry[];
  readonly rejections: readonly RejectedRow[];
}

/** How many of each kind a dry run shows. */
const SHOWN = 5;

/** The first facts, actors and rejected rows. */
export class Samples {
  readonly facts: MappedEntry[] = [];
  readonly actors: MappedEntry[] = [];
  readonly rejections: RejectedRow[] = [];

  add({ entries, rejections }: Batch): void {
    for (const entry of entries) show(isFact(entry.type) ? this.facts : this.actors, [entry]);
    show(this.rejections, rejections);
  }
}

function show<T>(shown: T[], more: readonly T[]): void {
  if (shown.length < SHOWN) shown.push(...more.slice(0, SHOWN - shown.length));
}
