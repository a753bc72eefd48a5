import { quote } from './quote.ts';

/** The value for the label of a node, which has one of these. */
export function byLabel(variable: string, labels: readonly string[], values: readonly string[]): string {
  const cases = labels.slice(0, -1).map((label, index) => `WHEN ${variable}:${quote(label)} THEN ${values[index]}`);
  return ['CASE', ...cases, `ELSE ${values.at(-1)} END`].join(' ');
}
