import { actorKind } from '../state/index.ts';
import { useNames } from '../ui/index.ts';

/** The name of an actor by its id; anything else stays as it is. */
export type NameOf = (text: string) => string;

/** The names of the actors that values name by their ids. */
export const useStatedNames = (values: readonly { readonly value: string }[]): NameOf =>
  useNames(values.map(({ value }) => value).filter((value) => actorKind(value) !== undefined));
