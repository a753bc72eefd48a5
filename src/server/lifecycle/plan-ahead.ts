import { readdir, readFile } from 'node:fs/promises';
import { type FragmentDefinitionNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { warmUpStatements } from '../../analysis/index.ts';
import { DIALECTS } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { type Answerer, readVariables } from '../../resolvers/index.ts';

/** The folder of the playground's examples. */
const EXAMPLES = new URL('../../../playground/examples/', import.meta.url);

interface Planned {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly answerer: Answerer;
}

interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/**
 * Runs the statements of the analyses and of the playground's examples once, in sequence, on an engine that plans slowly, so
 * that no first request waits for planning. Never throws.
 */
export async function planAhead(graph: GraphPort, planned: Planned, log: Log, signal: AbortSignal): Promise<void> {
  if (!DIALECTS[graph.engine].plansSlowly) return;
  const start = performance.now();
  try {
    const statements = await statementsAhead(planned);
    for (const statement of statements) {
      if (signal.aborted) return;
      // EXPLAIN is not enough: Neo4j compiles a plan when it first runs.
      await graph.read(statement);
    }
    log.info(`planned ${statements.length} statements ahead in ${Math.round(performance.now() - start)} ms`);
  } catch (error) {
    if (signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(`planning ahead failed; first requests will be slower: ${reason}`);
  }
}

/** The statements to plan ahead; those of the examples first. */
export async function statementsAhead({ model, schema, answerer }: Planned): Promise<readonly GraphStatement[]> {
  const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.graphql')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, EXAMPLES), 'utf8')));
  const examples = texts.flatMap((text) => statementsOf(schema, answerer, text));
  const unique = new Map([...examples, ...warmUpStatements(model)].map((statement) => [statement.text, statement]));
  return [...unique.values()];
}

function statementsOf(schema: GraphQLSchema, answerer: Answerer, text: string): readonly GraphStatement[] {
  const { definitions } = parse(text);
  const fragments = new Map(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const read = readVariables(schema, { definition, fragments }, {});
    return read.faults ? [] : (answerer.statementOf({ definition, fragments, variables: read.variables }) ?? []);
  });
}
