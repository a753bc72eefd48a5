import type { Found, FoundEntry, FoundView } from '../plan/view.ts';

/** The ids of the nodes that are asked for, each once. */
export function idsIn(view: FoundView, found: Found): readonly string[] {
  const ids = new Set<string>();
  collect(view, found, ids);
  return [...ids];
}

function collect(view: FoundView, found: Found, ids: Set<string>): void {
  for (const entry of view.entries) {
    if (entry.kind !== 'object' && entry.kind !== 'node') continue;
    for (const value of valuesOf(entry, found)) {
      if (entry.kind === 'object') collect(entry.view, value as Found, ids);
      else ids.add(String(value));
    }
  }
}

function valuesOf({ name, many }: Extract<FoundEntry, { readonly name: string }>, found: Found): readonly unknown[] {
  const value = found[name] ?? null;
  if (value === null) return [];
  return many ? (value as readonly unknown[]).filter((item) => item !== null) : [value];
}
