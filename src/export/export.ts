import type { GraphQLSchema } from 'graphql';
import type { Model } from '../model/index.ts';
import type { RequestContext } from '../resolvers/index.ts';
import { createAsk } from './ask.ts';
import { truncatedHeader } from './describe.ts';
import type { Format } from './format.ts';
import { type Question, readQuestion } from './question.ts';
import { createFindSubgraph } from './subgraph.ts';

/** A file that is on its way. */
export interface ExportedFile {
  readonly name: string;
  readonly contentType: string;
  /** What was left out, if something was. */
  readonly truncated: string | undefined;
  readonly pieces: AsyncGenerator<string>;
}

/** Writes what is around some actors as a file, by the parameters of a request. */
export type Exporter = (
  context: RequestContext,
  format: Format,
  parameters: Iterable<readonly [string, string]>,
) => Promise<ExportedFile>;

/** What exports from an API. It throws what the API's operations throw, with the parameters' names. */
export function createExporter(model: Model, schema: GraphQLSchema): Exporter {
  const findSubgraph = createFindSubgraph(model, schema);
  return async (context, format, parameters) => {
    const question = readQuestion(schema, parameters);
    const subgraph = await findSubgraph(createAsk(schema, context), question);
    const { truncated } = subgraph;
    return {
      name: fileName(question, format),
      contentType: format.contentType,
      truncated: truncated ? truncatedHeader(truncated) : undefined,
      pieces: format.write(subgraph),
    };
  };
}

/** As `entente-country-VE-2-steps-2023-09-13.graphml`: in letters that every system and header takes. */
function fileName({ of, steps, at }: Question, { extension }: Format): string {
  const [first = ''] = of;
  const others = of.length > 1 ? [`and-${of.length - 1}-more`] : [];
  const parts = ['entente', first, ...others, `${steps}-${steps === 1 ? 'step' : 'steps'}`, ...(at ? [at] : [])];
  const name = parts.map((part) => part.replace(/[^a-zA-Z0-9-]+/g, '-').slice(0, 60)).join('-');
  return `${name}.${extension}`;
}
