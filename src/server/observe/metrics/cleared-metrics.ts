import { above, type Clearance } from '../../../domain/index.ts';

/**
 * The text of a scrape without the samples that come from graphs above a clearance: sizes, reads, and costs that are
 * estimated from a graph. Each has the clearance of its graph as a label, whose values need no escapes.
 */
export function clearedMetrics(text: string, clearance: Clearance): string {
  const hidden: ReadonlySet<string | undefined> = new Set(above(clearance));
  return text
    .split('\n')
    .filter((line) => line.startsWith('#') || !hidden.has(CLEARANCE.exec(line)?.[1]))
    .join('\n');
}

const CLEARANCE = /[{,]clearance="(\w+)"/;
