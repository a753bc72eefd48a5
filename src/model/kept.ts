import type { Field, KeptOrder, RelationField } from './fields.ts';
import { nodeType } from './lookup.ts';
import { perModel } from './per-model.ts';
import type { Model, NodeType } from './types.ts';

/** A relation to facts, of which each node that has many keeps the first ones or sums. */
export interface KeptRelation {
  /** The label of the nodes that it is kept with. */
  readonly label: string;
  readonly relationship: string;
  /** The label of the facts, whose relationships lead to the node. */
  readonly facts: string;
  /** Whether several relationships may lead from a fact to the node. */
  readonly distinct: boolean;
  /** The property that is true while what is kept is right; null where nothing is, or the facts have changed since. */
  readonly flag: string;
  readonly lists: readonly KeptList[];
  /** The property that holds how many facts there are, if sums are kept. */
  readonly count: string | undefined;
  readonly sums: readonly KeptSum[];
}

/** The sum of a property of the facts, how many are known, the least and the greatest, each under the property that holds it. */
export interface KeptSum {
  readonly property: string;
  /** Whether the values are integers. */
  readonly whole: boolean;
  readonly columns: Readonly<Record<'sum' | 'known' | 'min' | 'max', string>>;
}

/** The ids of the first facts in an order. */
export interface KeptList {
  /** The property of the node that holds them. */
  readonly list: string;
  /** The property of the facts that they are ordered by. */
  readonly property: string;
  readonly direction: KeptOrder['direction'];
  readonly nullable: boolean;
  /** The scalar of that property. */
  readonly type: string;
}

/** The stored property that says whether the first facts of a relation are kept with a node. */
export const keptFlag = (relation: string): string => `${relation}_kept`;

/** The stored property that holds their ids in an order. */
export const keptList = (relation: string, { field, direction }: KeptOrder): string =>
  `${relation}_by_${field}_${direction.toLowerCase()}`;

/** The stored property that holds the number of facts of a relation. */
export const keptCount = (relation: string): string => `${relation}_count`;

/** The stored properties that hold the sum of a property of its facts, and what goes with it. */
export const keptColumns = (relation: string, name: string): KeptSum['columns'] => ({
  sum: `${relation}_${name}_sum`,
  known: `${relation}_${name}_known`,
  min: `${relation}_${name}_min`,
  max: `${relation}_${name}_max`,
});

/** All that a relation keeps with a node, beside the flag. */
export const keptNames = ({
  lists,
  count,
  sums,
}: Pick<KeptRelation, 'lists' | 'count' | 'sums'>): readonly string[] => [
  ...lists.map(({ list }) => list),
  ...(count === undefined ? [] : [count]),
  ...sums.flatMap(({ columns }) => Object.values(columns)),
];

/** The relations of which something is kept. */
export const keptRelations = perModel((model): readonly KeptRelation[] =>
  [...model.nodes.values()].flatMap((type) =>
    [...type.fields.values()].flatMap((field) =>
      field.kind === 'relation' && field.kept.length + field.summed.length > 0
        ? [keptRelation(model, type, field)]
        : [],
    ),
  ),
);

function keptRelation(model: Model, { label }: NodeType, field: RelationField): KeptRelation {
  const { name, relationship, distinct, kept, summed } = field;
  const facts = nodeType(model, field.target);
  return {
    ...{ label, relationship, facts: facts.label, distinct, flag: keptFlag(name) },
    lists: kept.map((order) => ({
      list: keptList(name, order),
      property: order.field,
      direction: order.direction,
      ...typeOf(facts.fields.get(order.field)),
    })),
    count: summed.length > 0 ? keptCount(name) : undefined,
    sums: summed.map((property) => ({
      property,
      whole: typeOf(facts.fields.get(property)).type === 'Int',
      columns: keptColumns(name, property),
    })),
  };
}

const typeOf = (field: Field | undefined): Pick<KeptList, 'nullable' | 'type'> =>
  field?.kind === 'property'
    ? { nullable: !field.required, type: field.type.name }
    : { nullable: true, type: 'String' };
