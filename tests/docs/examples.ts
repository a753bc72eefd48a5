import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { api } from '../support/ask.ts';

const ROOT = new URL('../../', import.meta.url);
const ROOT_FIELDS = Object.keys(api.schema.getQueryType()?.getFields() ?? {});
/** A GraphQL block, with the JSON block that follows it at once. */
const EXAMPLE = /^```graphql\n([\s\S]*?)\n```$(?:\n\n^```json\n([\s\S]*?)```$)?/gm;
/** The widest line of an answer. */
const WIDTH = 120;

/** Pages whose examples need more than the seed: tests of their own run them. */
export const RUN_ELSEWHERE: readonly string[] = [
  'ARCHITECTURE.md',
  'docs/extending.md',
  'docs/import.md',
  'docs/mapping-examples.md',
  'docs/questions.md',
  'docs/timelines.md',
];

/** An operation that a page shows, with its answer if the page shows one. */
export interface Example {
  readonly page: string;
  readonly query: string;
  readonly answer: string | undefined;
}

export const readPage = (page: string): string => readFileSync(new URL(page, ROOT), 'utf8');

/** Every page that a reader of the repository finds: at the root and in `docs/`. */
export const PAGES: readonly string[] = ['', 'docs/'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((file) => file.endsWith('.md'))
    .map((file) => folder + file),
);

/** The operations in the blocks of a page. */
export const examplesOf = (page: string): readonly Example[] =>
  [...readPage(page).matchAll(EXAMPLE)].map(([, query = '', answer]) => ({ page, query, answer }));

/** The operations in the tables of what to write: code that begins with a root field, completed. */
export const tabledIn = (page: string): readonly string[] =>
  [...readPage(page).matchAll(/^\| To +\| write +\|\n((?:\|.*\n)+)/gm)]
    .flatMap(([, rows = '']) => [...rows.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
    .filter((code) => ROOT_FIELDS.includes(/^\w+(?=\(| \{)/.exec(code)?.[0] ?? ''))
    .map(completed);

/** The operation of a snippet; a connection without a selection gets one. */
function completed(code: string): string {
  const whole = [`{ ${code} }`, `{ ${code} { nodes { id } } }`];
  return whole.find((text) => validate(api.schema, parse(text)).length === 0) ?? `{ ${code} }`;
}

/** Replaces the answer that a page shows below an operation, for `UPDATE_DOCS=1`. */
export function writeAnswer({ page, query }: Example, answer: unknown): void {
  const text = readPage(page);
  const [before = '', ...rest] = text.split(query);
  const after = rest.join(query).replace(/```json\n[\s\S]*?```/, () => `\`\`\`json\n${printJson(answer)}\n\`\`\``);
  writeFileSync(new URL(page, ROOT), before + query + after);
}

/** JSON in which whatever fits on one line is on one line. */
export function printJson(value: unknown, indent = ''): string {
  const line = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= WIDTH - 20) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + printJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
