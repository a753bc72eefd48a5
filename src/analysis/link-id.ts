/** An actor in a fact: what it is there, and its id. */
export type Part = readonly [role: string, actor: string];

/**
 * The id of a link, such as `link:loan:cn-ve-2010s/creditor=country:CN/debtor=country:VE`. It holds all that tells a link
 * from others, so that a client that keeps objects by their ids never puts one in another's place.
 */
export const linkId = (fact: string, ...parts: readonly [Part, Part]): string =>
  `link:${[escaped(fact), ...parts.map((part) => part.map(escaped).join('='))].join('/')}`;

/** The signs between the pieces are escaped within them: a role is whatever its source calls it. */
const escaped = (piece: string): string => piece.replaceAll(/[%/=]/g, encodeURIComponent);
