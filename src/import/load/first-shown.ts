import type { MappedEntry } from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import type { Batch, RejectedRow } from './batch.ts';

/** How many of each kind a dry run shows. */
const SHOWN = 5;

/** The first facts, actors and rejected rows. */
export class FirstShown {
  readonly facts: MappedEntry[] = [];
  readonly actors: MappedEntry[] = [];
  readonly rejections: RejectedRow[] = [];

  add({ folded, rejections }: Batch): void {
    for (const { entry } of folded) show(isFact(entry.type) ? this.facts : this.actors, [entry]);
    show(this.rejections, rejections);
  }
}

function show<T>(shown: T[], more: readonly T[]): void {
  if (shown.length < SHOWN) shown.push(...more.slice(0, SHOWN - shown.length));
}
