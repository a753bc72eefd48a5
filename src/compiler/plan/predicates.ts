import type { Predicate } from './plan.ts';

export const TRUE: Predicate = { kind: 'constant', value: true };
export const FALSE: Predicate = { kind: 'constant', value: false };

export const isTrue = (predicate: Predicate): boolean => predicate.kind === 'constant' && predicate.value;

/** All of them; nested ones are taken in, and what is decided already falls away. */
export function all(items: readonly Predicate[]): Predicate {
  const open = items
    .flatMap((item) => (item.kind === 'and' ? item.items : [item]))
    .filter((item) => !(item.kind === 'constant' && item.value));
  if (open.some((item) => item.kind === 'constant')) return FALSE;
  const [only, ...others] = open;
  if (!only) return TRUE;
  return others.length === 0 ? only : { kind: 'and', items: open };
}

/** One of them. */
export function any(items: readonly Predicate[]): Predicate {
  const open = items
    .flatMap((item) => (item.kind === 'or' ? item.items : [item]))
    .filter((item) => !(item.kind === 'constant' && !item.value));
  if (open.some((item) => item.kind === 'constant')) return TRUE;
  const [only, ...others] = open;
  if (!only) return FALSE;
  return others.length === 0 ? only : { kind: 'or', items: open };
}

/** The exact complement. */
export function not(item: Predicate): Predicate {
  if (item.kind === 'constant') return item.value ? FALSE : TRUE;
  return item.kind === 'not' ? all([item.item]) : { kind: 'not', item };
}
