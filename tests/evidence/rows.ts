import type { RowEntry, WorldRow } from './worlds.ts';

/** A fact under another id. */
export const renamed = (entry: RowEntry, name: string): RowEntry => ({
  ...entry,
  id: entry.id.includes(':of-all-') ? entry.id : `${entry.id.slice(0, entry.id.indexOf(':'))}:${name}`,
});

/** The actors that the facts of a row name. */
export const endsOf = (row: WorldRow): readonly string[] =>
  row.flatMap(({ values }) =>
    ['holder', 'country', 'member', 'alliance', 'creditor', 'debtor']
      .flatMap((name) => {
        const id = values[name];
        return typeof id === 'string' ? [id] : [];
      })
      .concat(((values.participants ?? []) as readonly { readonly actor: string }[]).map(({ actor }) => actor)),
  );

/** The ids of a type in a dump. */
export const idsOf = (lines: readonly string[], prefix: string): readonly string[] => [
  ...new Set(lines.flatMap((line) => new RegExp(`^[A-Z][a-z]+ (${prefix}:[^ #]+) \\{`).exec(line)?.[1] ?? [])),
];
