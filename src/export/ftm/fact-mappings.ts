import { didYouMean } from '../../domain/index.ts';
import type { Model } from '../../model/index.ts';
import { type Shape, shapesOf } from '../shape.ts';

/** How facts of a type become entities. */
export interface FactMapping {
  readonly schema: string;
  /** The FollowTheMoney names of its properties. */
  readonly names: Readonly<Record<string, string>>;
  /** The FollowTheMoney properties for its actors, by role; `*` is any role. */
  readonly parties: Readonly<Record<string, string>>;
  /** The roles without which an entity of the schema is not valid. */
  readonly required: readonly string[];
  /** The FollowTheMoney properties for the names of actors, by role, if it has no reference to an entity there. */
  readonly partyNames?: Readonly<Record<string, string>>;
  /** The property for all other values: an interval has a description, a thing has notes. */
  readonly rest: 'description' | 'notes';
  /** Whether it has a `date` besides its start and end. */
  readonly dated: boolean;
}

export type FactMappings = Readonly<Record<string, FactMapping>>;

/** How facts become entities, by type. A fact type without a mapping is refused: see `mappingFaults`. */
export const FACT_MAPPINGS: FactMappings = {
  Loan: {
    schema: 'Debt',
    names: { principal: 'amount', currency: 'currency', principalUsd: 'amountUsd' },
    parties: { creditor: 'creditor', debtor: 'debtor' },
    required: ['debtor'],
    rest: 'description',
    dated: true,
  },
  Membership: {
    schema: 'Membership',
    names: { status: 'status' },
    parties: { member: 'member', alliance: 'organization' },
    required: ['member', 'alliance'],
    rest: 'description',
    dated: false,
  },
  // The office and the country make an entity of their own: see `positionOf`.
  Tenure: {
    schema: 'Occupancy',
    names: {},
    parties: { holder: 'holder' },
    required: ['holder', 'country'],
    rest: 'description',
    dated: false,
  },
  Event: {
    schema: 'Event',
    names: { kind: 'keywords', place: 'location' },
    parties: { '*': 'involved' },
    required: [],
    rest: 'notes',
    dated: true,
  },
};

/** Problems of the mappings: types, properties and roles that the model does not have, and types without a mapping. */
export function mappingFaults(model: Model, mappings: FactMappings): readonly string[] {
  const shapes = shapesOf(model, 'Fact');
  const types = shapes.map(({ type }) => type.name);
  return [
    ...Object.keys(mappings)
      .filter((name) => !types.includes(name))
      .map((name) => `it maps ${name}, which is not a fact type${didYouMean(name, types)}`),
    ...shapes.flatMap((shape) => {
      const mapping = mappings[shape.type.name];
      return mapping ? fieldFaults(shape, mapping) : [`there is no entry for the fact type ${shape.type.name}`];
    }),
  ];
}

function fieldFaults({ type, properties, parties }: Shape, mapping: FactMapping): readonly string[] {
  const roles = ['*', ...parties.map(({ name }) => name)];
  const unknown = (
    what: string,
    given: Readonly<Record<string, string>>,
    known: readonly string[],
  ): readonly string[] =>
    Object.keys(given)
      .filter((name) => !known.includes(name))
      .map((name) => `it maps ${type.name}.${name}, which is not ${what} of ${type.name}${didYouMean(name, known)}`);
  return [
    ...unknown(
      'a property',
      mapping.names,
      properties.map(({ name }) => name),
    ),
    ...unknown('an actor', { ...mapping.parties, ...mapping.partyNames, ...keyed(mapping.required) }, roles),
  ];
}

const keyed = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name]));
