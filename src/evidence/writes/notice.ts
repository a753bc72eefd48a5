import { setTimeout } from 'node:timers/promises';
import { assignments, node, property } from '../../cypher/index.ts';
import { admits, type Clearance, LOWEST } from '../../domain/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { FORMAT_LABEL } from '../format.ts';
import { COMING_PROPERTY, heldClearance } from '../held-clearance.ts';

/**
 * How long a server may rely on what it read of a graph's clearance, in milliseconds. Whoever writes a first source of a
 * clearance waits longer.
 */
export const CLEARANCE_LEASE_MS = 10_000;

const NOTICE_MS = CLEARANCE_LEASE_MS + 2_000;

/**
 * Announces the first source of a clearance that comes into a graph, and waits until no server answers callers below it by
 * what it read before.
 * @returns the write that takes the notice back, for the transaction that writes the source
 */
export async function giveNotice(
  graph: GraphPort,
  model: Model,
  coming: Clearance,
): Promise<readonly GraphStatement[]> {
  if (coming === LOWEST) return [];
  const { held } = await heldClearance(graph, model);
  if (admits(held, coming)) return [];
  const format = node('f', FORMAT_LABEL);
  const params = { coming };
  await graph.write([{ text: `MATCH ${format} SET ${assignments('f', { [COMING_PROPERTY]: '$coming' })}`, params }]);
  // No server has the file of an embedded graph open while another process writes to it.
  if (graph.engine !== 'embedded') await setTimeout(NOTICE_MS);
  const isOwn = `WHERE ${property('f', COMING_PROPERTY)} = $coming`;
  return [{ text: `MATCH ${format} ${isOwn} SET ${assignments('f', { [COMING_PROPERTY]: 'null' })}`, params }];
}
