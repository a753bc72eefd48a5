import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { GraphPort } from '../../src/graph/index.ts';
import { type ImportJob, importFile } from '../../src/import/index.ts';
import type { ImportOptions } from '../../src/import/load/options.ts';
import { dump, emptied } from '../support/dump.ts';
import { model } from './worlds.ts';

/**
 * How many worlds each property is tried on; more by `RUNS`, and the same again by `SEED`. Neo4j plans each of the many
 * statements anew, so one world takes it as long as many take the embedded engine.
 */
const RUNS = Number(process.env.RUNS ?? (process.env.NEO4J_URI === undefined ? 4 : 1));
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };

/** Tries a property. It does not shrink what breaks it: each step would import files for a second or more. */
export const check = <T>(values: fc.Arbitrary<T>, holds: (value: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(values, holds), { numRuns: RUNS, endOnFailure: true, ...SEED });

/** Imports into a graph, whose rows are all taken. */
export class Importing {
  readonly #graph: () => GraphPort;

  constructor(graph: () => GraphPort) {
    this.#graph = graph;
  }

  async load(job: ImportJob, options: Partial<ImportOptions> = {}) {
    // No row is rejected, so nothing is written there.
    const result = await importFile(this.#graph(), model, job, {
      rejectedPath: 'rejected.csv',
      writesRejected: false,
      ...options,
    });
    expect(result.rejections).toEqual([]);
    return result;
  }

  /** Empties the graph and imports these, one after the other. */
  async anew(jobs: readonly ImportJob[], options: Partial<ImportOptions> = {}): Promise<void> {
    await emptied(this.#graph());
    for (const job of jobs) await this.load(job, options);
  }

  /** What the graph is after these imports alone. */
  async after(jobs: readonly ImportJob[], options: Partial<ImportOptions> = {}): Promise<readonly string[]> {
    await this.anew(jobs, options);
    return dump(this.#graph());
  }
}
