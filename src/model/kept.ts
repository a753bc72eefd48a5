import type { Field, KeptOrder, RelationField } from './fields.ts';
import { nodeType } from './lookup.ts';
import { perModel } from './per-model.ts';
import type { Model, NodeType } from './types.ts';

/** A relation to facts whose first ones are kept with each node that has many. */
export interface KeptRelation {
  /** The label of the nodes that it is kept with. */
  readonly label: string;
  readonly relationship: string;
  /** The label of the facts, whose relationships lead to the node. */
  readonly facts: string;
  /** Whether several relationships may lead from a fact to the node. */
  readonly distinct: boolean;
  /** The property that is true while the lists are right; null where there are none, or the facts have changed since. */
  readonly flag: string;
  readonly lists: readonly KeptList[];
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

/** The relations whose first facts are kept. */
export const keptRelations = perModel((model): readonly KeptRelation[] =>
  [...model.nodes.values()].flatMap((type) =>
    [...type.fields.values()].flatMap((field) =>
      field.kind === 'relation' && field.kept.length > 0 ? [keptRelation(model, type, field)] : [],
    ),
  ),
);

function keptRelation(model: Model, { label }: NodeType, field: RelationField): KeptRelation {
  const { name, relationship, distinct, kept } = field;
  const facts = nodeType(model, field.target);
  return {
    ...{ label, relationship, facts: facts.label, distinct, flag: keptFlag(name) },
    lists: kept.map((order) => ({
      list: keptList(name, order),
      property: order.field,
      direction: order.direction,
      ...typeOf(facts.fields.get(order.field)),
    })),
  };
}

const typeOf = (field: Field | undefined): Pick<KeptList, 'nullable' | 'type'> =>
  field?.kind === 'property'
    ? { nullable: !field.required, type: field.type.name }
    : { nullable: true, type: 'String' };
