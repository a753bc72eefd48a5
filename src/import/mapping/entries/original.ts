import type { MappingSpec, ValueSpec } from '../spec/spec.ts';

/** Keys of a value that do not say what is read, but how, or whether. */
const NOT_READ: ReadonlySet<string> = new Set([
  'when',
  'unless',
  'on',
  'during',
  'table',
  'pattern',
  'strip',
  'const',
  'formats',
  'scheme',
]);

const NAMED = /\{\s*([A-Za-z_][^{}]*?)\s*\}/g;

/**
 * The column that a value is read from, if it is read from one alone: its text is then how the file words the value.
 * @param isColumn - whether a name is a column of the file
 */
export function originalColumn(
  { values }: Pick<MappingSpec, 'values'>,
  locals: Readonly<Record<string, ValueSpec>>,
  spec: ValueSpec,
  isColumn: (name: string) => boolean,
): string | undefined {
  const columns = new Set<string>();
  const seen = new Set<string>();
  /** How many values of a name are being read: inside its own value, a name is what it was before, in the end a column. */
  const reading = new Map<string, number>();
  let isOpen = true;
  const read = (part: unknown): void => {
    if (typeof part === 'string') for (const [, name = ''] of part.matchAll(NAMED)) readName(name);
    else if (Array.isArray(part)) part.forEach(read);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (key === 'columns') isOpen = false;
        if (!NOT_READ.has(key)) read(value);
      }
    }
  };
  const readName = (name: string): void => {
    const depth = reading.get(name) ?? 0;
    const key = `${depth} ${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    const named = [locals[name], values[name]].filter((one) => one !== undefined)[depth];
    if (named !== undefined) {
      reading.set(name, depth + 1);
      read(named);
      reading.set(name, depth);
    } else if (isColumn(name)) columns.add(name);
    else isOpen = false;
  };
  read(spec);
  const [only, ...others] = columns;
  return isOpen && others.length === 0 ? only : undefined;
}
