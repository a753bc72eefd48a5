import type { ExplorerState } from '../state/index.ts';

/** For example `entente-country-VE-and-1-more-2023-09-14.csv`: only characters that are safe in any file system. */
export function fileName({ roots, day }: ExplorerState, what: string, extension: string): string {
  const [first, ...others] = roots;
  const parts = [
    'entente',
    ...(first === undefined ? [] : [first]),
    ...(others.length > 0 ? [`and-${others.length}-more`] : []),
    what,
    ...(day === null ? [] : [day]),
  ];
  const safe = parts.map((part) => part.replace(/[^a-zA-Z0-9-]+/g, '-').slice(0, 60));
  return `${safe.filter((part) => part !== '').join('-')}.${extension}`;
}
