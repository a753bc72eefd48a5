import type { Question } from './question.ts';
import type { Truncated } from './subgraph.ts';

/** What a file holds, in a sentence or two: what was asked for, and what was left out. */
export function describeSubgraph({ of, steps, at, via }: Question, truncated: Truncated | null): string {
  const facts = Object.entries(via ?? {}).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return [
    `Actors within ${steps} ${steps === 1 ? 'step' : 'steps'} of ${of.join(', ')}, and the facts between them`,
    ...(at === undefined ? [] : [`, in force on ${at}`]),
    ...(facts.length === 0 ? [] : [`; only ${facts.join('; ')}`]),
    '.',
    ...(truncated ? [` Not whole: ${describeRest(truncated)}.`] : []),
  ].join('');
}

/** What was left out, as a dictionary of a structured header (RFC 9651): `nodes=12, links, gave-up`. */
export const truncatedHeader = ({ nodes, links, gaveUp }: Truncated): string =>
  [`nodes=${nodes}`, ...(links ? ['links'] : []), ...(gaveUp ? ['gave-up'] : [])].join(', ');

const describeRest = ({ nodes, links, gaveUp }: Truncated): string =>
  [
    ...(nodes > 0 ? [`${nodes} more actors were found`] : []),
    ...(links ? ['there are more facts between these'] : []),
    ...(gaveUp ? ['the search ended at its budget'] : []),
  ].join(', ');
