import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CommandName, formsOf, helpOf } from './commands.ts';

/** The folder of the shipped mappings. */
const MAPPINGS = new URL('../../mappings/', import.meta.url);

interface Source {
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
}

/** The help of one command. */
export function usageOf(name: CommandName): string {
  const { summary, details } = helpOf(name);
  const more = name === 'import' ? `\n\n${shippedMappings()}` : '';
  return `${formsOf(name)}\n\n${summary}.\n\n${details}${more}`;
}

/** The shipped mappings, each with the publisher and address of its data. */
function shippedMappings(): string {
  const files = readdirSync(MAPPINGS).filter((file) => file.endsWith('.yaml'));
  const lines = files.sort().flatMap((file) => {
    const { name, source } = parse(readFileSync(new URL(file, MAPPINGS), 'utf8')) as { name?: string; source?: Source };
    // The folder also has files with the meanings of codes.
    if (name === undefined || source === undefined) return [];
    const { title, publisher, url } = source;
    const [first, ...others] = [title, publisher, url].filter((one) => one !== undefined);
    return [`  ${name.padEnd(21)} ${first}`, ...others.map((line) => `${' '.repeat(24)}${line}`)];
  });
  return ['Shipped mappings and their publishers:', ...lines].join('\n');
}
