import { DEFAULT_LEVEL } from '../domain/index.ts';
import type { SelectionArguments } from './selection/arguments.ts';
import type { SliceArguments } from './slice/arguments.ts';
import type { Truncation } from './subgraph.ts';
import type { ExportArguments, SurroundingsArguments } from './url-parameters.ts';

/** What a file says of itself before its content. */
export interface About {
  /** What was asked for, in a sentence or two. */
  readonly description: string;
  /** What was asked for, by parameter. */
  readonly asked: Readonly<Record<string, string | number>>;
  /** The file's name without its extension: only characters that are safe in any file system and header. */
  readonly name: string;
}

export function aboutExport(args: ExportArguments): About {
  if (args.ids !== undefined) return aboutSelection(args);
  return args.of === undefined ? aboutSlice(args) : aboutSurroundings(args);
}

/** Not each of the ids: there may be 20,000, and the file has them. */
function aboutSelection({ ids }: SelectionArguments): About {
  const [first = ''] = ids;
  return {
    description: `${ids.length} facts and actors that were named, and the actors in these facts.`,
    asked: { ids: ids.length },
    name: fileName([first, ...others(ids)]),
  };
}

function aboutSurroundings(args: SurroundingsArguments): About {
  const { of, steps, hops, at } = args;
  const [first = ''] = of;
  const range = hops === undefined ? counted(steps, 'step') : counted(hops, 'hop');
  return {
    description: sentence(
      `Actors within ${range} of ${of.join(', ')}, and the facts between them${statedBy(args)}`,
      args,
    ),
    asked: { of: of.join(' '), ...(hops === undefined ? { steps } : { hops }), ...shared(args) },
    name: fileName([first, ...others(of), range, ...days(at)]),
  };
}

function aboutSlice(args: SliceArguments): About {
  const { sources = [], at } = args;
  return {
    description: sentence(`All facts${statedBy(args)}, and the actors in them`, args),
    asked: shared(args),
    name: fileName([...(sources[0] === undefined ? ['all'] : [sources[0], ...others(sources)]), ...days(at)]),
  };
}

type SharedArguments = Pick<ExportArguments, 'at' | 'inForce' | 'sources' | 'via'>;

function sentence(what: string, { at, inForce, via }: SharedArguments): string {
  const facts = Object.entries(via ?? {}).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return [
    what,
    ...(at === undefined ? [] : [`, in force on ${at} (at least ${inForce ?? DEFAULT_LEVEL})`]),
    ...(facts.length === 0 ? [] : [`; only ${facts.join('; ')}`]),
    '.',
  ].join('');
}

const shared = ({ at, inForce, sources }: SharedArguments): About['asked'] => ({
  ...(at !== undefined && { at, inForce: inForce ?? DEFAULT_LEVEL }),
  ...(sources && { sources: sources.join(' ') }),
});

const statedBy = ({ sources }: SharedArguments): string =>
  sources === undefined ? '' : ` that ${sources.join(' or ')} states`;
const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;
const others = (ids: readonly string[]): readonly string[] => (ids.length > 1 ? [`and-${ids.length - 1}-more`] : []);
const days = (at: string | undefined): readonly string[] => (at === undefined ? [] : [at]);

/** For example `entente-country-VE-2-steps-2023-09-13`. */
const fileName = (parts: readonly string[]): string =>
  ['entente', ...parts].map((part) => part.replace(/[^a-zA-Z0-9-]+/g, '-').slice(0, 60)).join('-');

/** The description with what is left out. */
export const describeWith = ({ description }: About, truncated: Truncation | null): string =>
  truncated ? `${description} Incomplete: ${describeTruncation(truncated)}.` : description;

const describeTruncation = ({ nodes, links, gaveUp }: Truncation): string =>
  [
    ...(nodes > 0 ? [`${nodes} more actors were found`] : []),
    ...(links ? ['more facts link these actors'] : []),
    ...(gaveUp ? ['the search reached its limit'] : []),
  ].join(', ');
