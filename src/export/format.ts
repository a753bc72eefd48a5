import { DEFAULT_LEVEL } from '../domain/index.ts';
import type { Subgraph, Truncation } from './subgraph.ts';
import type { ExportArguments } from './url-parameters.ts';

/** A file format that a subgraph can be written in. */
export interface Format {
  readonly contentType: string;
  /** The file name extension, without the leading dot. */
  readonly extension: string;
  /** Yields the text of the file in pieces, each produced only when it is consumed. */
  readonly write: (subgraph: Subgraph) => AsyncGenerator<string>;
}

/** Describes the content of a file in a sentence or two: what was asked for, and what was left out. */
export function describeSubgraph(
  { of, steps, at, inForce, via }: ExportArguments,
  truncated: Truncation | null,
): string {
  const facts = Object.entries(via ?? {}).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return [
    `Actors within ${steps} ${steps === 1 ? 'step' : 'steps'} of ${of.join(', ')}, and the facts between them`,
    ...(at === undefined ? [] : [`, in force on ${at} (at least ${inForce ?? DEFAULT_LEVEL})`]),
    ...(facts.length === 0 ? [] : [`; only ${facts.join('; ')}`]),
    '.',
    ...(truncated ? [` Incomplete: ${describeTruncation(truncated)}.`] : []),
  ].join('');
}

/** The omissions, as a dictionary of a structured header (RFC 9651): `nodes=12, links, gave-up`. */
export const truncatedHeader = ({ nodes, links, gaveUp }: Truncation): string =>
  [`nodes=${nodes}`, ...(links ? ['links'] : []), ...(gaveUp ? ['gave-up'] : [])].join(', ');

/** Former ids and those that stand, as a list of a structured header (RFC 9651): `"person:a";now="person:b"`. */
export const formerIdsHeader = (formerIds: ReadonlyMap<string, string>): string =>
  [...formerIds].map(([id, now]) => `${headerText(id)};now=${headerText(now)}`).join(', ');

/** A text of a structured header: a string if it is ASCII, otherwise a display string. */
const headerText = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? `"${text.replace(/["\\]/g, '\\$&')}"`
    : `%"${encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase())}"`;

const describeTruncation = ({ nodes, links, gaveUp }: Truncation): string =>
  [
    ...(nodes > 0 ? [`${nodes} more actors were found`] : []),
    ...(links ? ['more facts link these actors'] : []),
    ...(gaveUp ? ['the search reached its limit'] : []),
  ].join(', ');
