import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The folder of the mappings that come with the project. */
const MAPPINGS = new URL('../../mappings/', import.meta.url);

interface Source {
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
}

/** The mappings that come with the project, each with who publishes its file, and where if that has an address. */
export function shippedMappings(): string {
  const files = readdirSync(MAPPINGS).filter((file) => file.endsWith('.yaml'));
  const lines = files.sort().flatMap((file) => {
    const { name, source } = parse(readFileSync(new URL(file, MAPPINGS), 'utf8')) as { name?: string; source?: Source };
    // Meanings of codes lie there as well, and are no mapping.
    if (name === undefined || source === undefined) return [];
    const { title, publisher, url } = source;
    const [first, ...others] = [title, publisher, url].filter((one) => one !== undefined);
    return [`  ${name.padEnd(21)} ${first}`, ...others.map((line) => `${' '.repeat(24)}${line}`)];
  });
  return ['Shipped mappings, and who publishes their files:', ...lines].join('\n');
}
