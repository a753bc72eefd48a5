import type { PropertyField } from '../fields.ts';
import type { NodeType } from '../types.ts';
import { aggregateWhereName, groupHavingName, whereName } from './names.ts';
import { block, type Member } from './text.ts';
import { aggregableFields, hasAggregates } from './value-aggregates.ts';

const ofProperty = ({ name, description, type }: PropertyField): Member => ({
  name,
  description,
  type: aggregateWhereName(type.name),
});

/** `XAggregateWhere` of a node type: conditions on the aggregates of related items. */
const aggregateWhereInput = (node: NodeType): string =>
  block(
    `input ${aggregateWhereName(node.name)}`,
    `Conditions on aggregates of related ${node.name} items, as \`aggregate\` of their connection has them; all must hold. With \`at\`, only facts in force count.`,
    [
      {
        name: 'where',
        description: 'Aggregates only the items that meet this. Needs a condition on an aggregate beside it.',
        type: whereName(node.name),
      },
      ...aggregableFields(node).map(ofProperty),
    ],
  );

/** `XGroupHaving`: conditions on the aggregates of a group. */
const groupHavingInput = (node: NodeType): string => {
  const name = groupHavingName(node.name);
  return block(`input ${name}`, `Which groups of ${node.name} items to keep; all conditions given must hold.`, [
    { name: 'count', description: 'The number of items.', type: 'IntFilter' },
    ...aggregableFields(node).map(ofProperty),
    { name: 'and', description: 'All of these hold; true for an empty list.', type: `[${name}!]` },
    { name: 'or', description: 'At least one of these holds; false for an empty list.', type: `[${name}!]` },
    {
      name: 'not',
      description: 'This does not hold: the exact complement, even if values are unknown.',
      type: name,
    },
  ]);
};

/** The conditions on aggregates of a node type: of groups and, where a relation to many leads to it, of related items. */
export const aggregateConditions = (node: NodeType, isListed: boolean): readonly string[] => [
  groupHavingInput(node),
  ...(isListed && hasAggregates(node) ? [aggregateWhereInput(node)] : []),
];
