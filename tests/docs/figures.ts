import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OperationDefinitionNode, parse } from 'graphql';
import { compileOperation } from '../../src/compiler/compile.ts';
import { rootRow } from '../../src/compiler/index.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { api, askGraph, dataOf, model } from '../support/ask.ts';
import { printJson } from './examples.ts';
import { planText } from './plan-text.ts';

/** What a stage holds: the language of its block and its text. */
type Figure = readonly [language: string, text: string];
export type Figures = Readonly<Record<string, Figure>>;

const QUERY = `query ($code: String!) {
  country(code: $code) {
    name
    loansReceived(orderBy: [{ principalUsd: DESC }], first: 1) {
      nodes {
        principalUsd
      }
    }
  }
}`;
const VARIABLES = { code: 'VE' };

/** The stages of an operation, over the seed. */
export async function operationFigures(graph: GraphPort): Promise<Figures> {
  const [definition] = parse(QUERY).definitions as readonly OperationDefinitionNode[];
  if (!definition) throw new Error('The figure has no operation');
  const { plan, statement } = compileOperation(model, api.schema, { definition, fragments: new Map() }, VARIABLES);
  const { result, statements } = await askGraph(graph, QUERY, VARIABLES);
  const [sent] = statements;
  if (!statement || !sent || sent.text !== statement.text) throw new Error('The figure sends another statement');
  const rows = await graph.read(sent as GraphStatement);
  return {
    operation: ['graphql', QUERY],
    plan: ['text', planText(plan)],
    cypher: ['cypher', statement.text],
    bound: ['json', printJson(numbers(sent.params))],
    row: ['json', printJson(rootRow(statement, rows))],
    response: ['json', printJson(result.data)],
  };
}

/** The stages of the first row of the file in docs/import.md, by the mapping there. */
export async function importFigures(graph: GraphPort): Promise<Figures> {
  const page = await readFile(new URL('../../docs/import.md', import.meta.url), 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'entente-figures-'));
  try {
    const [file, mapping] = [join(folder, 'loans.csv'), join(folder, 'mine.yaml')];
    const [header = '', first = ''] = blockOf(page, 'csv').split('\n');
    await writeFile(file, `${header}\n${first}\n`);
    await writeFile(mapping, blockOf(page, 'yaml'));
    const job = await openJob(graph, model, mapping, file);
    const row = await firstOf(job.rows());
    const mapped = job.map(row);
    if (mapped.kind !== 'entries') throw new Error('The row of the figure is not taken');
    const entries = mapped.entries.map(({ type, id, values, statements }) => ({
      ...{ type: type.name, id, values },
      statements: statements.map(({ summary, basis }) => ({ summary, basis })),
    }));
    const written: string[] = [];
    const port = new Proxy(graph, {
      get: (target, name: keyof GraphPort) => {
        if (name === 'write') {
          return (given: readonly { readonly text: string }[]) => {
            written.push(...given.map(({ text }) => text));
            return target.write(given as Parameters<GraphPort['write']>[0]);
          };
        }
        const value = target[name];
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await importFile(port, model, job, { rejectedPath: join(folder, 'rejected.csv') });
    const loan = written.find((text) => text.includes('Loan') && text.includes('principal'));
    const query =
      '{ loan(id: "loan:mine-A-1") { principalUsd usdBasis statements { nodes { values { property value } locator } } } }';
    return {
      line: ['csv', `${header}\n${first}`],
      sourceRow: ['json', printJson({ number: row.number, values: row.values })],
      mappedRow: ['json', printJson(JSON.parse(JSON.stringify(entries)))],
      writes: ['cypher', shortened(loan ?? '')],
      stored: ['json', printJson(await dataOf(graph, query))],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A statement that creates nodes, clause by clause, with the first property of each node. */
const shortened = (text: string): string =>
  text.replaceAll(/ (?=(?:UNWIND|MATCH|CREATE) )/g, '\n').replaceAll(/\{(`\w+`: [^,}]+), [^}]*\}/g, '{$1, …}');

async function firstOf<T>(items: AsyncIterable<T>): Promise<T> {
  for await (const item of items) return item;
  throw new Error('The figure has no row');
}

/** The first block of a page in a language, without its indent. */
function blockOf(page: string, language: string): string {
  const [, indent = '', block = ''] =
    new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)\\n *\`\`\``, 'm').exec(page) ?? [];
  return `${block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')}\n`;
}

const numbers = (params: unknown): unknown =>
  JSON.parse(JSON.stringify(params, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)));
