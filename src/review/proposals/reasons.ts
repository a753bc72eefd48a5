import type { Rival } from '../matching/rivals.ts';
import type { Proposal } from './proposal.ts';

/** The most rivals that are told of. */
const MAX_RIVALS = 3;

/** The reasons of a proposal, and its rivals, a line each. */
export function reasonsOf({ reasons, rivals }: Proposal, titles: ReadonlyMap<string, string>): readonly string[] {
  const more = rivals.length - MAX_RIVALS;
  return [
    ...reasons,
    ...rivals.slice(0, MAX_RIVALS).map((rival) => rivalLine(rival, titles)),
    ...(more > 0 ? [`and ${more} more rivals`] : []),
  ];
}

function rivalLine({ id, name, source, fitsBetter }: Rival, titles: ReadonlyMap<string, string>): string {
  const apart = source === '' ? 'a decision tells them apart' : `${titles.get(source) ?? source} lists them separately`;
  return `rival: ${id}, ${name}, fits ${fitsBetter ? 'better' : 'less'}; ${apart}`;
}
