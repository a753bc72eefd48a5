import type { Ending, FileTally, Places } from './ending.ts';
import type { Subgraph, Truncation } from './subgraph.ts';

/** A file format that a subgraph can be written in. */
export interface Format {
  readonly contentType: string;
  /** The file name extension, without the leading dot. */
  readonly extension: string;
  readonly has: Places;
  /**
   * Yields the text of the file in pieces, each produced only when it is consumed, and returns what it says at its end. `tally`
   * counts what is written.
   */
  readonly write: (subgraph: Subgraph, tally: FileTally) => AsyncGenerator<string, Ending>;
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
