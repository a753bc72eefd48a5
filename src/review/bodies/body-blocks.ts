import { BlockBuilder, type BlockKey, type Blocks } from '../matching/blocks.ts';
import type { Body } from './body.ts';

/** The least members that, if all are the same, let two alliances without a common word be compared. */
const MIN_MEMBERS = 3;

/** Groups organizations, or alliances, who share a name or its initials, a word, the sound of a word, or all members. */
export function bodyBlocks(bodies: readonly Body[]): Blocks {
  const blocks = new BlockBuilder(bodies);
  blocks.add(bodies.flatMap(nameKeys), 'compared if they share a word of a longer name');
  blocks.add(bodies.flatMap(wordKeys), 'compared if they share the whole name, its initials or the members');
  blocks.add(bodies.flatMap(memberKeys), 'compared if they share a name');
  return blocks.done();
}

const nameKeys = ({ names }: Body, index: number): readonly BlockKey[] =>
  [...new Set(names.flatMap(({ compact, initials }) => [compact, ...initials]))].map((key) => ({
    key,
    sharing: `the name or initials ${key}`,
    index,
  }));

const wordKeys = ({ names }: Body, index: number): readonly BlockKey[] =>
  [...new Set(names.flatMap(({ words }) => words.map(({ sound }) => sound)))].map((key) => ({
    key,
    sharing: `a word that sounds like ${key}`,
    index,
  }));

function memberKeys({ members }: Body, index: number): readonly BlockKey[] {
  if (members.size < MIN_MEMBERS) return [];
  return [{ key: [...members].sort().join(' '), sharing: `the same ${members.size} members`, index }];
}
