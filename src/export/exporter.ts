import { readChangeMark } from '../graph/index.ts';
import { type Model, ModelError } from '../model/index.ts';
import type { RequestContext } from '../resolvers/index.ts';
import { clockForEach, createAsking, type ExportedApi, sharedClock } from './ask.ts';
import { csv } from './csv.ts';
import { type Ending, type FileCounts, FileTally } from './ending.ts';
import { type Format, formerIdsHeader, truncatedHeader } from './format.ts';
import { FACT_MAPPINGS, type FactMappings, mappingFaults } from './ftm/fact-mappings.ts';
import { ftmFormat } from './ftm/ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { createReaders } from './readers.ts';
import { createFindSelection } from './selection/find-selection.ts';
import { createFindSlice } from './slice/find-slice.ts';
import { createFindSurroundings } from './surroundings.ts';
import { readUrlParameters } from './url-parameters.ts';

/** The formats by name, as in `GET /export/{name}`. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({ graphml, gexf, csv, ftm: ftmFormat(FACT_MAPPINGS) }),
);

/** How many times the time of an operation a page of a slice has: to find its ids may take a pass over all facts of a type. */
const PAGE_TIMES = 6;

/** A file to be sent while it is written. */
export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  /** What is known to be left out before it is written, as the value of a header; undefined for nothing. */
  readonly truncated: string | undefined;
  /** The former ids that were asked for, as the value of a header; left out if there are none. */
  readonly formerIds?: string;
  readonly pieces: AsyncGenerator<string>;
  /** What is written so far. */
  readonly counts?: () => FileCounts;
  /** What the file says of itself at its end; undefined before. */
  readonly ending?: () => Ending | undefined;
}

/** Writes the surroundings of some actors, a slice of the graph, or what is named, as a file, as the parameters ask. */
export type Exporter = (
  context: RequestContext,
  format: Format,
  parameters: Iterable<readonly [string, string]>,
) => Promise<ExportedFile>;

/**
 * Creates the exporter of an API. It throws what the API's operations throw, naming URL parameters.
 * @throws {ModelError} if a fact type has no mapping to FollowTheMoney, or a mapping is wrong.
 */
export function createExporter(model: Model, api: ExportedApi, mappings: FactMappings = FACT_MAPPINGS): Exporter {
  const faults = mappingFaults(model, mappings);
  if (faults.length > 0) throw new ModelError(`In src/export/ftm/fact-mappings.ts, ${faults.join('; ')}.`);
  const readers = createReaders(model);
  const findSurroundings = createFindSurroundings(api.schema, readers);
  const findSlice = createFindSlice(model, api.schema, readers);
  const findSelection = createFindSelection(model, readers);
  const labels = [...model.nodes.values()].map(({ label }) => label);
  return async (context, format, parameters) => {
    const args = readUrlParameters(api.schema, parameters);
    const { graph, limits } = context;
    const clock = args.of === undefined ? clockForEach(PAGE_TIMES * limits.timeoutMs) : sharedClock(limits.timeoutMs);
    const asking = createAsking(api, context, clock);
    const { formerIds } = asking;
    const readMark = () => readChangeMark(graph, labels, PAGE_TIMES * limits.timeoutMs);
    const subgraph = await (() => {
      if (args.ids !== undefined) return findSelection(asking, args, readMark);
      return args.of === undefined ? findSlice(asking, args, readMark) : findSurroundings(asking, args);
    })();
    const { truncated, about } = subgraph;
    const tally = new FileTally(format.has);
    return {
      name: `${about.name}.${format.extension}`,
      contentType: format.contentType,
      truncated: truncated ? truncatedHeader(truncated) : undefined,
      ...(formerIds.size > 0 && { formerIds: formerIdsHeader(formerIds) }),
      counts: () => tally.counts,
      ...noteEnd(format.write(subgraph, tally)),
    };
  };
}

function noteEnd(pieces: ReturnType<Format['write']>): Required<Pick<ExportedFile, 'pieces' | 'ending'>> {
  let ending: Ending | undefined;
  async function* noted(): AsyncGenerator<string> {
    ending = yield* pieces;
  }
  return { pieces: noted(), ending: () => ending };
}
