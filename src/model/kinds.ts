import { nodeType } from './lookup.ts';
import type { InterfaceType, Model, NodeType } from './types.ts';

/** The enum value for a name of the model: `TRADE_DEAL` for the type `TradeDeal`, `USD_BASIS` for the field `usdBasis`. */
export const enumValue = (name: string): string => name.replaceAll(/(?<=.)([A-Z])/g, '_$1').toUpperCase();

/** Whether items of the type are facts. */
export const isFact = ({ interfaces }: NodeType): boolean => interfaces.includes('Fact');

/** Whether items of the type are actors. */
export const isActor = ({ interfaces }: NodeType): boolean => interfaces.includes('Actor');

/** The value of a node type in the enums of the API that list types. */
export const kindOf = ({ name }: NodeType): string => enumValue(name);

/** A type as a value of an enum of the API. */
export interface Kind {
  readonly value: string;
  readonly type: NodeType;
}

/** The kinds of an interface, in the order of its enum. */
export function kindsOf(model: Model, { members, kinds }: InterfaceType): readonly Kind[] {
  const first = kinds?.first ?? [];
  const names = [...first, ...members.filter((name) => !first.includes(name))];
  return names.map((name) => nodeType(model, name)).map((type) => ({ value: kindOf(type), type }));
}
