import { propertyMap } from './property.ts';
import { quote } from './quote.ts';

/** A relationship type and the way to follow it, seen from the node on the left. A relation of the model is one. */
export interface Hop {
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
}

/**
 * A node of a pattern: `` (n:`Loan` {`id`: r.id}) ``. The variable is printed as given and may be empty; `expressions`
 * are what the node's properties must equal.
 */
export function node(variable: string, label?: string, expressions: Readonly<Record<string, string>> = {}): string {
  const named = label === undefined ? variable : `${variable}:${quote(label)}`;
  return `(${[named, propertyMap(expressions)].filter((part) => part !== '').join(' ')})`;
}

/** A relationship of a pattern, to stand between two nodes: `` -[x:`HOLDER`]-> `` or `` <-[x:`HOLDER`]- ``. */
export function hop(
  { relationship, direction }: Hop,
  variable = '',
  expressions: Readonly<Record<string, string>> = {},
): string {
  const map = propertyMap(expressions);
  const inner = `-[${variable}:${quote(relationship)}${map === '' ? '' : ` ${map}`}]-`;
  return direction === 'OUT' ? `${inner}>` : `<${inner}`;
}

/** A relationship of the type that leaves the node on the left. */
export const outgoing = (relationship: string, variable?: string): string =>
  hop({ relationship, direction: 'OUT' }, variable);

/** A relationship of the type that enters the node on the left. */
export const incoming = (relationship: string, variable?: string): string =>
  hop({ relationship, direction: 'IN' }, variable);
