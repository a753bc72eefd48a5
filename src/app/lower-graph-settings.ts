import { resolve } from 'node:path';
import { z } from 'zod';
import { CLEARANCES, type Clearance, FULL } from '../domain/index.ts';
import type { GraphConfig } from '../graph/index.ts';

/** A graph with the sources up to a clearance. */
export interface ClearedGraph {
  readonly clearance: Clearance;
  readonly graph: Readonly<GraphConfig>;
}

/** The clearances that may have a graph of their own beside the main one, the lowest first. */
const LOWER = CLEARANCES.filter((clearance) => clearance !== FULL);

/** The path of a lower graph that lives in the server's memory, as the main graph does without a path. */
const IN_MEMORY = ':memory:';

/** A Bolt address. */
export const BOLT = z
  .string()
  .regex(
    /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^@\s]+$/,
    'must be a Bolt address without user or password, such as neo4j://localhost:7687',
  );

/** The settings that name lower graphs. */
export const lowerGraphSettings = {
  PUBLIC_GRAPH_PATH: z.string().optional(),
  PUBLIC_NEO4J_URI: BOLT.optional(),
  PUBLIC_NEO4J_USER: z.string().optional(),
  PUBLIC_NEO4J_PASSWORD: z.string().optional(),
  PUBLIC_NEO4J_DATABASE: z.string().optional(),
  INTERNAL_GRAPH_PATH: z.string().optional(),
  INTERNAL_NEO4J_URI: BOLT.optional(),
  INTERNAL_NEO4J_USER: z.string().optional(),
  INTERNAL_NEO4J_PASSWORD: z.string().optional(),
  INTERNAL_NEO4J_DATABASE: z.string().optional(),
};

const PARTS = ['GRAPH_PATH', 'NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'] as const;

type Part = (typeof PARTS)[number];

/** The settings of one graph, by their names without the clearance. */
export type GraphSettings = Partial<Record<Part, string | undefined>>;

/** All settings, or as far as they were valid. */
type Given = Readonly<Record<string, unknown>>;

const settingsOf = (given: Given, prefix: string): GraphSettings =>
  Object.fromEntries(
    PARTS.flatMap((part) => {
      const value = given[`${prefix}${part}`];
      return typeof value === 'string' ? [[part, value]] : [];
    }),
  );

/** A setting that does not go with others, and why. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

/** What is wrong with the settings of lower graphs, given those of the main one. */
export function lowerGraphProblems(given: Given): readonly SettingProblem[] {
  const main = settingsOf(given, '');
  const places = new Map<string, string>([[placeOf(main), main.NEO4J_URI === undefined ? 'GRAPH_PATH' : 'NEO4J_URI']]);
  return LOWER.flatMap((clearance) => {
    const own = settingsOf(given, `${clearance}_`);
    if (Object.keys(own).length === 0) return [];
    const [part, message] = problemOf(own, main) ?? [];
    if (part !== undefined && message !== undefined) return [{ setting: `${clearance}_${part}`, message }];
    const setting = `${clearance}_${own.GRAPH_PATH === undefined ? 'NEO4J_URI' : 'GRAPH_PATH'}`;
    const place = placeOf(completed(own, main));
    const other = own.GRAPH_PATH === IN_MEMORY ? undefined : places.get(place);
    if (other !== undefined) return [{ setting, message: `names the same graph as ${other}` }];
    places.set(place, setting);
    return [];
  });
}

function problemOf(own: GraphSettings, main: GraphSettings): readonly [Part, string] | undefined {
  const isOnNeo4j = own.NEO4J_URI !== undefined || own.NEO4J_DATABASE !== undefined;
  if (own.GRAPH_PATH !== undefined && isOnNeo4j) return ['GRAPH_PATH', 'and NEO4J settings name different graphs'];
  if (own.GRAPH_PATH === undefined && !isOnNeo4j) return ['NEO4J_URI', 'must be set if its user or password is'];
  if (isOnNeo4j) {
    if (completed(own, main).NEO4J_URI === undefined) return ['NEO4J_URI', 'must be set if its database is'];
    if (completed(own, main).NEO4J_PASSWORD === undefined)
      return ['NEO4J_PASSWORD', 'must be set if NEO4J_PASSWORD is not'];
  }
  const isMainInMemory = main.NEO4J_URI === undefined && main.GRAPH_PATH === undefined;
  const isInMemory = own.GRAPH_PATH === IN_MEMORY;
  if (isMainInMemory && !isInMemory) {
    return [isOnNeo4j ? 'NEO4J_URI' : 'GRAPH_PATH', 'needs a main graph that is kept: set GRAPH_PATH or NEO4J_URI'];
  }
  if (isInMemory && !isMainInMemory) {
    return ['GRAPH_PATH', 'must be a file: the main graph is kept, and one in memory would lack what was imported'];
  }
  return undefined;
}

/** The settings of a lower graph; on Neo4j, those that it lacks are those of the main graph, but for the database. */
const completed = (own: GraphSettings, main: GraphSettings): GraphSettings =>
  own.GRAPH_PATH === undefined
    ? {
        NEO4J_URI: own.NEO4J_URI ?? main.NEO4J_URI,
        NEO4J_USER: own.NEO4J_USER ?? main.NEO4J_USER,
        NEO4J_PASSWORD: own.NEO4J_PASSWORD ?? main.NEO4J_PASSWORD,
        NEO4J_DATABASE: own.NEO4J_DATABASE,
      }
    : own;

const placeOf = ({ GRAPH_PATH, NEO4J_URI, NEO4J_DATABASE = '' }: GraphSettings): string =>
  NEO4J_URI === undefined ? resolve(GRAPH_PATH ?? IN_MEMORY) : `${NEO4J_URI} ${NEO4J_DATABASE}`;

/** The lower graphs that valid settings name, the lowest first. `open` makes what the engine takes of the settings of one. */
export function lowerGraphs(given: Given, open: (settings: GraphSettings) => GraphConfig): readonly ClearedGraph[] {
  const main = settingsOf(given, '');
  return LOWER.flatMap((clearance) => {
    const own = settingsOf(given, `${clearance}_`);
    if (Object.keys(own).length === 0) return [];
    const { GRAPH_PATH, ...others } = completed(own, main);
    const settings = GRAPH_PATH === undefined || GRAPH_PATH === IN_MEMORY ? others : { GRAPH_PATH };
    return [Object.freeze({ clearance, graph: Object.freeze(open(settings)) })];
  });
}
