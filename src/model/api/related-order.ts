import type { NodeType } from '../types.ts';
import { numberOrderName, relatedOrderName, valueOrderName } from './names.ts';
import { block, type Member } from './text.ts';
import { aggregableFields, aggregatesOf } from './value-aggregates.ts';

const COUNT: Member = {
  name: 'count',
  description: 'The direction, by number; with `at`, only facts in force count.',
  type: 'SortDirection',
};

/**
 * `RelatedXOrder`, to order items by an aggregate of related X items: its function, then the property. A function of all
 * properties has `XValueOrder`, one of numbers only `XNumberOrder`.
 */
export function relatedOrderInputs(node: NodeType): readonly string[] {
  const { name } = node;
  const functions = aggregatesOf(node);
  const all = aggregableFields(node).length;
  const numbers = functions.find(({ ofNumbers }) => ofNumbers)?.fields ?? [];
  const directions = (input: string, of: string, fields: typeof numbers): string =>
    block(
      `input ${input} @oneOf`,
      `A key to order items by: exactly one property of related ${name} items${of}. Nulls come last.`,
      fields.map((field) => ({ name: field.name, description: field.description, type: 'SortDirection' })),
    );
  return [
    block(
      `input ${relatedOrderName(name)} @oneOf`,
      `A key to order items by: exactly one aggregate of related ${name} items, as \`aggregate\` of their connection has it. With \`at\`, only facts in force count. Nulls come last.`,
      [
        COUNT,
        ...functions.map(({ name: own, what, fields }) => ({
          name: own,
          description: `By the ${what}.`,
          type: fields.length === all ? valueOrderName(name) : numberOrderName(name),
        })),
      ],
    ),
    ...(all > 0 ? [directions(valueOrderName(name), '', aggregableFields(node))] : []),
    ...(numbers.length > 0 && numbers.length < all
      ? [directions(numberOrderName(name), ' that is a number', numbers)]
      : []),
  ];
}
