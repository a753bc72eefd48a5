import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { fillWithSeed, model } from '../support/ask.ts';

export const ROOT = new URL('../../', import.meta.url).pathname;
/** The data sets lie beside the project; where they do not, there is nothing to test. */
export const DATA = process.env.ENTENTE_DATA ?? join(ROOT, '..', 'shared', 'data');

/** A shipped mapping, its file, and what comes of the file's rows. */
interface Shipped {
  readonly mapping: string;
  readonly file: string;
  readonly read: number;
  readonly passed?: number;
  readonly rejected?: number;
  readonly facts: number;
}

/** Where facts are more than rows, spells cross a succession of states: see `tests/import/states.test.ts`. */
export const SHIPPED: readonly Shipped[] = [
  { mapping: 'countries', file: 'countries/country-codes.csv', read: 249, facts: 0 },
  { mapping: 'historical-states', file: '', read: 28, facts: 0 },
  { mapping: 'centroids', file: 'countries/centroids.csv', read: 250, passed: 11, facts: 0 },
  { mapping: 'archigos', file: 'leaders/archigos.csv', read: 3_409, facts: 3_412 },
  { mapping: 'factbook-executives', file: 'leaders/factbook_executives.csv', read: 475, rejected: 7, facts: 468 },
  { mapping: 'atop', file: 'alliances/atop-member-level.csv', read: 2_398, facts: 2_425 },
  {
    mapping: 'aiddata-gco',
    file: 'loans/GlobalChineseOfficialFinanceDataset_v1.0.csv',
    read: 5_466,
    passed: 4_051,
    facts: 1_415,
  },
  { mapping: 'cow-igo', file: 'memberships/cow_igo_membership_spells.csv', read: 18_688, facts: 18_823 },
  {
    mapping: 'factbook-igo',
    file: 'memberships/factbook_igo_participation.csv',
    read: 10_907,
    rejected: 32,
    facts: 10_872,
  },
];

export const fileOf = ({ mapping, file }: Shipped): string =>
  file === '' ? join(ROOT, 'mappings', `${mapping}.csv`) : join(DATA, file);

/** Whether the data sets are there. */
export const present = SHIPPED.every((one) => existsSync(fileOf(one)));

/** Fills a graph with the two articles and all the data sets. */
export async function fillWithShipped(graph: GraphPort): Promise<void> {
  await fillWithSeed(graph);
  const folder = await mkdtemp(join(tmpdir(), 'entente-shipped-'));
  for (const shipped of SHIPPED) {
    const job = await openJob(graph, model, join(ROOT, 'mappings', `${shipped.mapping}.yaml`), fileOf(shipped));
    await importFile(graph, model, job, { rejectedPath: join(folder, `${shipped.mapping}.rejected.csv`) });
  }
  await rm(folder, { recursive: true });
}
