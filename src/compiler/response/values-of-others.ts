/** A value of a node, as text. */
export interface OwnValue {
  readonly property: string;
  readonly value: string;
  /** The properties by which statements give it; its own if left out. */
  readonly statedAs?: readonly string[];
}

/** What a source states of a node: the values by property. */
export interface StatedValues {
  readonly source: string;
  readonly values: readonly (readonly [property: string, value: string])[];
}

/** Which statements are of a source that was asked for, and which id stands in place of another. */
export interface AskedSources<S> {
  readonly isAsked: (statement: S) => boolean;
  readonly standing: (id: string) => string;
}

/** The values of a property, as the graph has it: an item of a list is a value of its own; `false` is what holds if nobody says. */
export const ownValues = (property: string, stored: unknown): readonly OwnValue[] =>
  [stored ?? []]
    .flat()
    .filter((value) => value !== false)
    .map((value) => ({ property, value: String(value) }));

/** The values of a node that none of the sources asked for gives, each with a source that gives it: in the order of the values, then by source. */
export function valuesOfOthers<S extends StatedValues>(
  values: readonly OwnValue[],
  statements: readonly S[],
  { isAsked, standing }: AskedSources<S>,
): readonly { readonly property: string; readonly source: string }[] {
  if (statements.every(isAsked)) return [];
  return values.flatMap(({ property, value, statedAs = [property] }) => {
    const givers = statements.filter((one) =>
      one.values.some(([name, text]) => statedAs.includes(name) && isSame(standing(text), value)),
    );
    if (givers.some(isAsked)) return [];
    return [...new Set(givers.map(({ source }) => source))].sort().map((source) => ({ property, source }));
  });
}

/** Numbers may be written in several ways. */
const isSame = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && Number(one) === Number(other));
