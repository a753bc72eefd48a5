import { type Model, ModelError } from '../model/index.ts';
import type { RequestContext } from '../resolvers/index.ts';
import { createAsking, type ExportedApi } from './ask.ts';
import { csv } from './csv.ts';
import { type Format, formerIdsHeader, truncatedHeader } from './format.ts';
import { FACT_MAPPINGS, type FactMappings, mappingFaults } from './ftm/fact-mappings.ts';
import { ftmFormat } from './ftm/ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { createFindSubgraph } from './subgraph.ts';
import { type ExportArguments, readUrlParameters } from './url-parameters.ts';

/** The formats by name, as in `GET /export/{name}`. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({ graphml, gexf, csv, ftm: ftmFormat(FACT_MAPPINGS) }),
);

/** A file to be sent while it is written. */
export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  /** The omissions, as the value of a header; undefined for a complete file. */
  readonly truncated: string | undefined;
  /** The former ids that were asked for, as the value of a header; left out if there are none. */
  readonly formerIds?: string;
  readonly pieces: AsyncGenerator<string>;
}

/** Writes the surroundings of some actors as a file, as the URL parameters ask. */
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
  const findSubgraph = createFindSubgraph(model, api.schema);
  return async (context, format, parameters) => {
    const { ask, formerIds } = createAsking(api, context);
    const found = await findSubgraph(ask, readUrlParameters(api.schema, parameters));
    const args = { ...found.args, of: [...new Set(found.args.of.map((id) => formerIds.get(id) ?? id))] };
    const subgraph = { ...found, args };
    const { truncated } = subgraph;
    return {
      name: fileName(args, format),
      contentType: format.contentType,
      truncated: truncated ? truncatedHeader(truncated) : undefined,
      ...(formerIds.size > 0 && { formerIds: formerIdsHeader(formerIds) }),
      pieces: format.write(subgraph),
    };
  };
}

/** For example `entente-country-VE-2-steps-2023-09-13.graphml`: only characters that are safe in any file system and header. */
function fileName({ of, steps, at }: ExportArguments, { extension }: Format): string {
  const [first = ''] = of;
  const others = of.length > 1 ? [`and-${of.length - 1}-more`] : [];
  const parts = ['entente', first, ...others, `${steps}-${steps === 1 ? 'step' : 'steps'}`, ...(at ? [at] : [])];
  const name = parts.map((part) => part.replace(/[^a-zA-Z0-9-]+/g, '-').slice(0, 60)).join('-');
  return `${name}.${extension}`;
}
