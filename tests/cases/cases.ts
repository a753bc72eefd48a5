import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** A compiled operation as a file that can be read: what is asked, its Cypher, its parameters, the seed's answer. */
export interface Case {
  readonly file: URL;
  readonly name: string;
  /** What stands above the first block: a title and what the case shows. */
  readonly head: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cypher: string;
  readonly parameters: string;
  readonly answer: string;
  /** What is wrong with fields of it; empty where nothing is. */
  readonly errors: string;
}

const DIRECTORY = new URL('./', import.meta.url);

/** Every case, in the order of the files' names. */
export const readCases = (): readonly Case[] =>
  readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readCase(new URL(file, DIRECTORY), file.replace('.md', '')));

function readCase(file: URL, name: string): Case {
  const text = readFileSync(file, 'utf8');
  const block = (info: string): string => text.split(`\`\`\`${info}\n`)[1]?.split('\n```')[0] ?? '';
  return {
    file,
    name,
    head: text.split('```')[0]?.trim() ?? '',
    query: block('graphql'),
    variables: JSON.parse(block('json variables') || '{}'),
    cypher: block('cypher'),
    parameters: block('json parameters'),
    answer: block('json answer'),
    errors: block('json errors'),
  };
}

/** Writes a case again, for `UPDATE_CASES=1`; the change is then read like any other. */
export function writeCase(one: Case): void {
  const blocks: readonly (readonly [string, string])[] = [
    ['graphql', one.query],
    ...(Object.keys(one.variables).length > 0
      ? [['json variables', JSON.stringify(one.variables, null, 2)] as const]
      : []),
    ['cypher', one.cypher],
    ['json parameters', one.parameters],
    ['json answer', one.answer],
    ...(one.errors === '' ? [] : [['json errors', one.errors] as const]),
  ];
  writeFileSync(
    one.file,
    `${[one.head, ...blocks.map(([info, text]) => `\`\`\`${info}\n${text}\n\`\`\``)].join('\n\n')}\n`,
  );
}

/** JSON as the cases have it; integers of the graph are numbers. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner), 2);
