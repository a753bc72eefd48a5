import { node, property } from '../cypher/index.ts';
import { above, type Clearance, highestOf, isClearance, LOWEST } from '../domain/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { type Model, nodeType } from '../model/index.ts';
import { FORMAT_LABEL } from './format.ts';
import { OF_IMPORT_PROPERTY } from './statements/read-statements.ts';

/** The property of the format's node that tells of a source to come: its clearance. */
export const COMING_PROPERTY = 'coming';

/** What a graph has of the sources above the lowest clearance. */
export interface HeldClearance {
  /** The highest clearance of its sources. */
  readonly held: Clearance;
  /** The same, or that of a source that was announced. */
  readonly expected: Clearance;
}

/**
 * Reads the highest clearance of a graph's sources.
 * @throws {GraphError} as the port does.
 */
export async function heldClearance(graph: GraphPort, model: Model): Promise<HeldClearance> {
  const { label } = nodeType(model, 'Source');
  const told = `CALL () { MATCH ${node('f', FORMAT_LABEL)} RETURN collect(${property('f', COMING_PROPERTY)}) AS told }`;
  const counts = above(LOWEST).map(
    (_, index) =>
      `CALL () { MATCH ${node('s', label)} WHERE ${property('s', 'clearance')} = $c${index} WITH s LIMIT 1 RETURN count(s) AS n${index} }`,
  );
  const found = above(LOWEST).map((_, index) => `n${index}`);
  const text = `${[told, ...counts].join(' ')} RETURN told, ${found.join(', ')}`;
  const params = Object.fromEntries(above(LOWEST).map((clearance, index) => [`c${index}`, clearance]));
  const [[coming, ...numbers] = []] = await graph.read({ text, params });
  const held = above(LOWEST).filter((_, index) => Number(numbers[index]) > 0);
  const announced = Array.isArray(coming) ? coming.filter(isClearance) : [];
  return { held: highestOf(held), expected: highestOf([...held, ...announced]) };
}

/**
 * The ids of the sources above a clearance, without those that rows cite.
 * @throws {GraphError} as the port does.
 */
export async function sourcesAbove(graph: GraphPort, model: Model, clearance: Clearance): Promise<readonly string[]> {
  const { label } = nodeType(model, 'Source');
  const text =
    `UNWIND $above AS c MATCH ${node('s', label, { clearance: 'c' })} WHERE ${property('s', OF_IMPORT_PROPERTY)} IS NULL ` +
    `RETURN ${property('s', 'id')} ORDER BY ${property('s', 'id')}`;
  const params = { above: [...above(clearance)] };
  const rows = await graph.read({ text, params });
  return rows.map(([id]) => String(id));
}
