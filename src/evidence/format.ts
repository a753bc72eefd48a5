import { assignments, node, properties, property } from '../cypher/index.ts';
import { type Clearance, FULL, isClearance, LOWEST } from '../domain/index.ts';
import { GraphError, type GraphPort, type GraphStatement } from '../graph/index.ts';
import { keptNames, keptRelations, type Model, nodeType } from '../model/index.ts';
import { restateConflicts } from './conflicts/restate-conflicts.ts';
import { isEmptyGraph, OWN_LABELS } from './reset.ts';
import type { StoredProperties } from './stored/graph-node.ts';

/** The version of the form in which this version stores a graph. Raise it with every change that older graphs lack. */
const FORMAT = 9;

/**
 * The earliest version that this one takes over: nothing in such a graph is kept in an order yet, no source has a clearance,
 * and no conflict says why a value stands. The version that wrote it knows none of these, so it may not write to the graph
 * from then on.
 */
const TAKEN_OVER = 6;

/** The label of the node with a graph's format. Not in the model, so no query returns it. */
export const FORMAT_LABEL = 'EntenteFormat';

const FORMAT_ID = 'format';

/** The properties of that node in a graph of this version for sources of a clearance. */
export const formatProperties = (clearance: Clearance): StoredProperties => ({
  id: FORMAT_ID,
  version: BigInt(FORMAT),
  clearance,
});

/**
 * Refuses a graph that another version stored in a form of its own, or that is for sources of another clearance. An empty
 * graph has any form.
 * @throws {GraphError} QUERY_FAILED
 */
export async function checkFormat(graph: GraphPort, model: Model, clearance: Clearance = FULL): Promise<void> {
  const found = await formatOf(graph);
  const problem = versionProblem(found?.version) ?? clearanceProblem(found?.clearance, clearance, graph);
  if (problem === undefined || (await isEmptyGraph(graph, model))) return;
  throw new GraphError('QUERY_FAILED', problem);
}

/**
 * Marks a graph as one of this version for sources up to a clearance, if it is empty or can be taken over, and refuses
 * others, as `checkFormat` does. What nodes keep by a model with other orders goes: who writes by this model does not take
 * it back.
 */
export async function claimFormat(graph: GraphPort, model: Model, clearance: Clearance = FULL): Promise<void> {
  await checkFormat(graph, model, clearance);
  const found = await formatOf(graph);
  const relations = keptRelations(model);
  const kept = relations.map((one) => [one.label, one.flag, ...keptNames(one)].join(' '));
  const isSame = found?.version === FORMAT && found.clearance === clearance;
  if (isSame && found.kept.join() === kept.join()) return;
  if (found !== undefined && found.version < FORMAT) await restateConflicts(graph, model);
  const others = (found?.kept ?? []).filter((one) => !kept.includes(one)).map((one) => one.split(' '));
  await graph.write([
    ...others.map(([label = '', flag = '']) => ({
      text: `MATCH ${node('p', label)} WHERE ${property('p', flag)} SET ${assignments('p', { [flag]: 'null' })}`,
      params: {},
    })),
    ...(found === undefined || found.version === FORMAT ? [] : [givenClearance(model)]),
    ...(found === undefined || found.clearance === clearance ? [] : LEFT_BY_OTHERS),
    // Neo4j locks no node for taking back a property of a name that it has never stored, so the flags are stored here.
    {
      text: `MERGE ${node('f', FORMAT_LABEL, { id: '$id' })} SET ${assignments('f', {
        ...Object.fromEntries(relations.map(({ flag }) => [flag, 'false'])),
        ...{ version: '$version', clearance: '$clearance', kept: '$kept' },
      })}`,
      params: { id: FORMAT_ID, version: BigInt(FORMAT), clearance, kept },
    },
  ]);
}

/** The clearance that a graph is for. */
export const clearanceOfGraph = async (graph: GraphPort): Promise<Clearance> =>
  (await formatOf(graph))?.clearance ?? FULL;

/** Gives the sources of an earlier version the clearance that all of them had. */
const givenClearance = (model: Model): GraphStatement => ({
  text: `MATCH ${node('s', nodeType(model, 'Source').label)} WHERE ${property('s', 'clearance')} IS NULL SET ${assignments('s', { clearance: '$clearance' })}`,
  params: { clearance: LOWEST },
});

/** Deletes what an emptied graph may still know of sources that it is no longer for. */
const LEFT_BY_OTHERS: readonly GraphStatement[] = OWN_LABELS.map((label) => ({
  text: `MATCH ${node('n', label)} DELETE n`,
  params: {},
}));

function versionProblem(version: number | undefined): string | undefined {
  if (version !== undefined && version >= TAKEN_OVER && version <= FORMAT) return undefined;
  const found = version === undefined ? 'no format' : `format ${version}`;
  return version !== undefined && version > FORMAT
    ? `The graph has ${found}, of a later version of entente; this one reads format ${FORMAT}. Start that version`
    : `The graph has ${found}, so an earlier version of entente wrote it; this one reads format ${FORMAT}. ` +
        'Make it new: `npm run seed -- --reset` deletes what is in it and writes the seed; then import your files again';
}

function clearanceProblem(stamped: Clearance | undefined, asked: Clearance, { engine }: GraphPort): string | undefined {
  if (stamped === asked) return undefined;
  const held = (clearance: Clearance) =>
    clearance === FULL ? 'everything' : `what callers of the clearance ${clearance} may see`;
  const prefix = asked === FULL ? '' : `${asked}_`;
  const setting =
    engine === 'embedded' ? `${prefix}GRAPH_PATH names` : `${prefix}NEO4J_URI and ${prefix}NEO4J_DATABASE name`;
  return (
    `The graph is for ${held(stamped ?? FULL)}, and ${setting} it for ${held(asked)}. ` +
    `Name another there, or empty this one: ${engine === 'embedded' ? 'move its file away' : 'delete all in that database'}`
  );
}

interface Format {
  readonly version: number;
  /** The clearance of the sources that it may hold. Graphs of earlier versions hold everything. */
  readonly clearance: Clearance;
  /** What nodes may keep: for each relation, the label, the flag and what it keeps. */
  readonly kept: readonly string[];
}

/** Reads the format of a graph; undefined if it has none. */
async function formatOf(graph: GraphPort): Promise<Format | undefined> {
  const text = `MATCH ${node('f', FORMAT_LABEL)} RETURN ${properties('f', ['version', 'kept', 'clearance'])} ORDER BY ${property('f', 'version')} LIMIT 1`;
  const [row] = await graph.read({ text, params: {} });
  if (!row) return undefined;
  const [version, kept, clearance] = row;
  return {
    version: Number(version),
    clearance: isClearance(clearance) ? clearance : FULL,
    kept: ((kept ?? []) as readonly unknown[]).map(String),
  };
}
