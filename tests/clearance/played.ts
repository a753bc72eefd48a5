import { prepareForWrites } from '../../src/app/index.ts';
import { admits, type Clearance, FULL } from '../../src/domain/index.ts';
import { applyPlan, leaveSettled } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { type ImportJob, importFile } from '../../src/import/index.ts';
import { planDecisions, planUndo, usableDecisions } from '../../src/review/index.ts';
import { jobOf } from '../evidence/worlds.ts';
import { fillWithSeed, model } from '../support/ask.ts';
import type { History, Step } from './history.ts';

/** The same job for every graph: a file has one digest. */
const jobs = new WeakMap<Step, ImportJob>();

function jobFor(step: Extract<Step, { kind: 'import' }>): ImportJob {
  const job = jobs.get(step) ?? jobOf(step.source);
  jobs.set(step, job);
  return job;
}

const fault = (): never => {
  throw new Error('The decisions contradict each other');
};

/** Does in a graph for a clearance what commands do: the seed, the files that it admits, and the decisions on what it has. */
export async function play(graph: GraphPort, clearance: Clearance, history: History): Promise<void> {
  await prepareForWrites(graph, model, clearance);
  await fillWithSeed(graph, clearance);
  for (const step of history) {
    if (step.kind === 'import') {
      if (!admits(clearance, step.source.clearance)) continue;
      await importFile(graph, model, jobFor(step), {
        rejectedPath: 'rejected.csv',
        writesRejected: false,
        withdraw: true,
      });
      continue;
    }
    const { file } = await usableDecisions(graph, model, { pairs: step.pairs, fault });
    const plan = step.kind === 'undo' ? await planUndo(graph, file) : await planDecisions(graph, model, file);
    await applyPlan(graph, model, plan);
  }
  await leaveSettled(graph, model);
}

/** Does so in a graph that holds everything that there is. */
export const playAlone = (graph: GraphPort, history: History): Promise<void> => play(graph, FULL, history);
