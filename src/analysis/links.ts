import type { AnalysisCall, AnalysisResult } from '../compiler/index.ts';
import type { AllianceSizes } from './alliance-sizes.ts';
import { readPerLabel } from './read-per-label.ts';
import { linkStatements } from './tie-statements.ts';
import type { Yielder } from './yielder.ts';

const MAX_LINKS = 10_000;

interface Links {
  readonly links: readonly AnalysisResult[];
  /** Whether there are more. */
  readonly cut: boolean;
}

export const NO_LINKS: Links = { links: [], cut: false };

/** Finds the facts among actors, one link for each pair of actors in a fact. */
export async function linksAmong(
  call: AnalysisCall,
  yielder: Yielder,
  sizes: AllianceSizes,
  actors: readonly string[],
): Promise<Links> {
  const via = await sizes.among(actors);
  // Each statement has its own limit: the first links overall are among the first of each label.
  const found = await readPerLabel(call, linkStatements({ model: call.model, via }, actors, MAX_LINKS + 1));
  const rows = (await yielder.sort(found as readonly (readonly string[])[], byFact)).slice(0, MAX_LINKS + 1);
  const links = new Map<string, AnalysisResult>();
  for (const [source = '', target = '', fact = '', kind = '', from = '', to = ''] of rows.slice(0, MAX_LINKS)) {
    // An actor with several roles in an event is linked to each of the others once.
    const key = `${fact}\n${[source, target].sort().join('\n')}`;
    if (links.has(key)) continue;
    const id = linkId(fact, [from, source], [to, target]);
    links.set(key, { id, kind, source, target, label: `${from} ${to}`, fact });
  }
  return { links: [...links.values()], cut: rows.length > MAX_LINKS };
}

/** Orders links by fact, then by actors and roles. */
function byFact(one: readonly string[], other: readonly string[]): number {
  const column = [2, 0, 1, 4, 5].find((index) => one[index] !== other[index]);
  if (column === undefined) return 0;
  return String(one[column]) < String(other[column]) ? -1 : 1;
}

/** The role of an actor in a fact, and the actor's id. */
export type ActorRole = readonly [role: string, actor: string];

/**
 * The id of a link, such as `link:loan:cn-ve-2010s/creditor=country:CN/debtor=country:VE`. It holds everything that
 * distinguishes links, so that a client that stores objects by id never confuses them.
 */
export const linkId = (fact: string, ...ends: readonly [ActorRole, ActorRole]): string =>
  `link:${[escaped(fact), ...ends.map((end) => end.map(escaped).join('='))].join('/')}`;

/** Escapes separators: a role may be any text. */
const escaped = (piece: string): string => piece.replaceAll(/[%/=]/g, encodeURIComponent);
