import type { DrawnActorFragment, MapTiesQuery } from '../../api/index.ts';
import type { Place } from './shapes.ts';

type Neighborhood = NonNullable<MapTiesQuery['neighborhood']>;

/** A country that is tied to the one of the map. */
export interface TiedCountry {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly place: Place | null;
  /** The facts between the two. */
  readonly direct: number;
  /** The loans among them, and the sum of their known amounts. */
  readonly loans: number;
  readonly loansUsd: number;
  /** The actors of other types to which both are tied, such as alliances. */
  readonly through: number;
}

export interface MapTies {
  /** Undefined if the answer lacks it, as while another is on its way. */
  readonly self: Omit<TiedCountry, 'direct' | 'loans' | 'loansUsd' | 'through'> | undefined;
  /** Most ties first, then by name. */
  readonly countries: readonly TiedCountry[];
  /** Those among them that are hidden, which are left out. */
  readonly hidden: number;
}

type Country = Extract<DrawnActorFragment, { readonly __typename: 'Country' }>;

/** The ties of a country, of the actors around it and the facts between these. */
export function mapTies(of: string, { nodes, links }: Neighborhood, hidden: readonly string[]): MapTies {
  const countries = nodes.flatMap(({ actor }) => (actor.__typename === 'Country' ? [actor] : []));
  const isCountry = new Set(countries.map(({ id }) => id));
  const direct = new Map<string, Map<string, Neighborhood['links'][number]['fact']>>();
  const ties = new Map<string, Set<string>>();
  for (const { source, target, fact } of links) {
    for (const [one, other] of [
      [source, target],
      [target, source],
    ] as const) {
      if (one === of && isCountry.has(other)) kept(direct, other, () => new Map()).set(fact.id, fact);
      if (!isCountry.has(other)) kept(ties, one, () => new Set()).add(other);
    }
  }
  const own = ties.get(of) ?? new Set();
  const tied = countries
    .filter(({ id }) => id !== of)
    .map((country) => {
      const facts = [...(direct.get(country.id)?.values() ?? [])];
      const loans = facts.flatMap((fact) => ('principalUsd' in fact ? [fact.principalUsd ?? 0] : []));
      const through = [...(ties.get(country.id) ?? [])].filter((id) => own.has(id) && !hidden.includes(id)).length;
      return {
        ...placed(country),
        direct: facts.filter(({ id }) => !hidden.includes(id)).length,
        loans: loans.length,
        loansUsd: loans.reduce((sum, usd) => sum + usd, 0),
        through,
      };
    })
    .filter((country) => country.direct + country.through > 0);
  const self = countries.find(({ id }) => id === of);
  const shown = tied.filter(({ id }) => !hidden.includes(id));
  return {
    self: self && placed(self),
    countries: shown.toSorted(
      (one, other) => other.direct + other.through - (one.direct + one.through) || one.name.localeCompare(other.name),
    ),
    hidden: tied.length - shown.length,
  };
}

/** A map without an answer: the country alone, if the drawing has it. */
export const noTies = (
  country:
    | { readonly id: string; readonly label: string; readonly code: string | null; readonly place: Place | null }
    | undefined,
): MapTies => ({
  self: country && { id: country.id, name: country.label, code: country.code ?? '', place: country.place },
  countries: [],
  hidden: 0,
});

const placed = ({ id, name, code, latitude, longitude }: Country) => ({
  id,
  name,
  code,
  place: latitude === null || longitude === null ? null : { latitude, longitude },
});

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A class of the legend: so many ties at least, and at most; null for any. */
export interface TieClass {
  readonly least: number;
  readonly most: number | null;
}

const BOUNDS = [1, 2, 4, 10];

export const CLASSES: readonly TieClass[] = BOUNDS.map((least, index) => ({
  least,
  most: (BOUNDS[index + 1] ?? Number.NaN) - 1 || null,
}));

/** The index of the class of so many ties. */
export const classOf = ({ direct, through }: Pick<TiedCountry, 'direct' | 'through'>): number =>
  CLASSES.findLastIndex(({ least }) => direct + through >= least);
