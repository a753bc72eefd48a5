import { relationOf } from '../lookup.ts';
import type { NodeType, Overlapping } from '../types.ts';
import { block, type Member } from './text.ts';

/** The aggregates of a type that sources may count twice. */
export const BY_SOURCE_FIELD = 'bySource';
export const OVERLAPS_FIELD = 'overlaps';

/** The names of the types that these fields list. */
export const sourceSumName = (type: string): string => `${type}Source`;
export const overlapName = (type: string): string => `${type}Overlap`;
const sideName = (type: string): string => `${type}OverlapSide`;

/** The names of the fields that hold amounts and numbers of items. */
export interface OverlapNames {
  readonly amount: string;
  readonly shared: string;
  readonly items: string;
  readonly sharedItems: string;
}

/** The field names of a type: those of loans are `amountUsd`, `sharedUsd`, `loans` and `sharedLoans`. */
export function overlapNames({ collections }: NodeType, { unit }: Overlapping): OverlapNames {
  const items = collections[0]?.name ?? 'items';
  const upper = `${items.charAt(0).toUpperCase()}${items.slice(1)}`;
  return { amount: `amount${unit}`, shared: `shared${unit}`, items, sharedItems: `shared${upper}` };
}

/** The fields of a type's aggregates that set its sources side by side. */
export function overlapFields(type: NodeType): readonly Member[] {
  const { overlapping } = type;
  if (!overlapping) return [];
  const { items } = overlapNames(type, overlapping);
  const { amount } = overlapping;
  return [
    {
      name: BY_SOURCE_FIELD,
      description: `The sum of \`${amount}\` for each source that states ${items} of these, side by side, largest first. All count as they do in \`${amount} { sum }\`: no counting rule, such as one of \`exposure\`, leaves any out. One that several sources state is in the line of each, so the lines may add up to more than the sum. One without a \`${amount}\` is counted and adds nothing. A data set stands for the sources that its rows cite. Computed only when requested.`,
      type: `[${sourceSumName(type.name)}!]!`,
    },
    {
      name: OVERLAPS_FIELD,
      description: `The pairs of sources that list ${items} of these apart, between the same two parties and begun in the same years, so that the sum may count amounts twice. One without a \`${amount}\` is compared as well, and adds nothing. Those for which no source names both parties are not compared. Computed only when requested.`,
      type: `[${overlapName(type.name)}!]!`,
    },
  ];
}

/** The types of these fields. */
export function overlapTypes(type: NodeType): readonly string[] {
  const { name, overlapping } = type;
  if (!overlapping) return [];
  const { amount, shared, items, sharedItems } = overlapNames(type, overlapping);
  const { standsFor, between, unit } = overlapping;
  const source: Member = { name: 'source', description: 'The source.', type: 'Source!' };
  const upper = `${items.charAt(0).toUpperCase()}${items.slice(1)}`;
  const taken = standsFor
    ? ` A party with a \`${standsFor}\` counts as that, since one source may name a bank where the other names the state.`
    : '';
  return [
    block(`type ${sourceSumName(name)}`, `The sum of the ${items} that one source states.`, [
      source,
      { name: amount, description: 'The sum of the known amounts.', type: 'Float!' },
      { name: items, description: `The number of ${items}, with those whose amount is unknown.`, type: 'Int!' },
      { name: 'unknownAmounts', description: 'The number of those whose amount is unknown.', type: 'Int!' },
      { name: shared, description: 'The part of the sum that other sources state as well.', type: 'Float!' },
      { name: sharedItems, description: `The number of those ${items}.`, type: 'Int!' },
      {
        name: 'firstYear',
        description: `The first year in which one of the ${items} may have begun; null if no year is known.`,
        type: 'Int',
      },
      { name: 'lastYear', description: 'The last such year.', type: 'Int' },
    ]),
    block(`type ${overlapName(name)}`, `${upper} that two sources list apart, and that may be the same.`, [
      ...between.map((party) => {
        const { description, target } = relationOf(type, party);
        const [first = ''] = description.split('. ');
        return { name: party, description: `${first.replace(/\.$/, '')}.${taken}`, type: target };
      }),
      { name: 'years', description: `The years in which ${items} of both sources may have begun.`, type: '[Int!]!' },
      {
        name: 'undated',
        description: `The number of ${items} for which no source gives the year. They may be of any.`,
        type: 'Int!',
      },
      {
        name: amount,
        description: 'The most that may be counted twice: the smaller of both amounts.',
        type: 'Float!',
      },
      {
        name: 'sides',
        description: `The two sources, each with the ${items} that it states and the other does not. The larger amount comes first.`,
        type: `[${sideName(name)}!]!`,
      },
    ]),
    block(`type ${sideName(name)}`, `The ${items} of one of two sources that may be ${items} of the other.`, [
      source,
      { name: `amount${unit}`, description: 'The sum of their known amounts.', type: 'Float!' },
      { name: items, description: `The number of ${items}.`, type: 'Int!' },
    ]),
  ];
}
