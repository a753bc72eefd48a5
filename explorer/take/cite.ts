import type { SourcesOfFactsQuery } from '../api/index.ts';
import { type ExplorerState, type Picture, partiesOf } from '../state/index.ts';
import { formatNumber, TEXTS } from '../texts/index.ts';
import { actorRows, factRows } from './columns.ts';

export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

/** The sources of facts, each once, with those that state most of them first, then by title. */
export function sourcesIn(answers: readonly SourcesOfFactsQuery[]): readonly CitedSource[] {
  const found = new Map<string, { readonly source: CitedSource; facts: number }>();
  for (const node of answers.flatMap(({ nodes }) => nodes ?? [])) {
    if (!node || !('statements' in node)) continue;
    for (const { source } of node.statements.groupBy ?? []) {
      if (!source) continue;
      const known = found.get(source.id) ?? { source, facts: 0 };
      known.facts++;
      found.set(source.id, known);
    }
  }
  return [...found.values()]
    .toSorted((one, other) => other.facts - one.facts || one.source.title.localeCompare(other.source.title))
    .map(({ source }) => source);
}

export interface Cited {
  readonly state: ExplorerState;
  readonly picture: Picture;
  readonly sources: readonly CitedSource[];
  readonly link: string;
  /** The day of access. */
  readonly today: string;
}

/** How many names stand in a citation; the link has all. */
const NAMES = 5;
/** How many sources stand in a citation; it says how many more there are. */
const LISTED = 100;

/** What is drawn, in words that can be put under a picture: actors, day, sources, date of access, link. */
export function citationOf({ state, picture, sources, link, today }: Cited): string {
  const texts = TEXTS.take.citation;
  const actors = actorRows(picture);
  const asked = actors.filter(({ root }) => root);
  const names = (asked.length > 0 ? asked : actors).map(({ label }) => label);
  const more = names.length - NAMES;
  const levels = state.levels.map((level) => TEXTS.inForce[level]).join(', ');
  return [
    texts.what(names.slice(0, NAMES).join(', '), more > 0 ? formatNumber(more) : null),
    texts.counts(formatNumber(factRows(picture).length), formatNumber(actors.length)),
    state.day === null ? texts.allTime : texts.day(state.day, levels),
    ...(sources.length > 0 ? [texts.sources, ...sourceLines(sources)] : [texts.noSources]),
    texts.accessed(today),
    link,
  ].join('\n');
}

function sourceLines(sources: readonly CitedSource[]): readonly string[] {
  const lines = sources.slice(0, LISTED).map((source) => `- ${sourceText(source)}`);
  const rest = sources.length - lines.length;
  return rest > 0 ? [...lines, TEXTS.take.citation.moreSources(formatNumber(rest))] : lines;
}

const sourceText = ({ title, publisher, publishedOn, url }: CitedSource): string =>
  [title, ...[publisher, publishedOn, url].filter((part) => part !== null && part !== '')].join('. ');

/** The ids of what is drawn: facts, and actors without any. An actor of a fact comes along with it. */
export function drawnIds(picture: Picture): { readonly facts: readonly string[]; readonly actors: readonly string[] } {
  return {
    facts: factRows(picture).map(({ id }) => id),
    actors: actorRows(picture).map(({ id }) => id),
  };
}

/** The actors of drawn events that are not drawn themselves, since they are hidden: a file has them nevertheless. */
export function hiddenParties({ hidden }: ExplorerState, picture: Picture): number {
  const parties = factRows(picture).flatMap(({ fact }) => (fact ? partiesOf(fact) : []));
  return new Set(parties.map(({ actor }) => actor.id).filter((id) => hidden.includes(id))).size;
}
