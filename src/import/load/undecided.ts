import type { Marker, Noted, PlannedChange, Settled, SourceStatement } from '../../evidence/index.ts';

type Group = Settled['undecided'][number];

/** The first row that states each fact. */
export function firstRows(statements: Iterable<SourceStatement>): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { statedOf, locator } of statements) {
    rows.set(statedOf, Math.min(locator, rows.get(statedOf) ?? locator));
  }
  return rows;
}

/** Notes facts of which some, of these rows, may be the same as several others; undefined if none is of these rows. */
export function undecidedNote({ units: group }: Group, rows: ReadonlyMap<string, number>): Noted | undefined {
  const own = group.map(({ id }) => rows.get(id)).filter((row) => row !== undefined);
  const [first] = group;
  if (!first || own.length === 0) return undefined;
  const ids = group.map(({ id }) => id).sort();
  return { of: 'undecided', reason: first.type.name.toLowerCase(), example: [Math.min(...own), ids.join(', ')] };
}

/** Notes such facts of a batch. Those that an earlier batch of the same reading noted are left out, however it was resumed. */
export function undecidedNotes(
  { before, after, stored }: PlannedChange,
  statements: readonly SourceStatement[],
  { source, run }: Marker,
): readonly Noted[] {
  if (after.undecided.length === 0) return [];
  const rows = firstRows(statements);
  const earlier = new Set(
    stored
      .filter(({ file, readings }) => file === source && readings.some((reading) => reading.run === run))
      .map(({ statedOf }) => statedOf),
  );
  const noted = before.undecided.filter((group) => group.units.some(({ id }) => earlier.has(id)));
  const known = new Set(noted.flatMap(({ units }) => units.map(({ id }) => id)));
  return after.undecided.flatMap((group) => {
    const note = group.units.some(({ id }) => known.has(id)) ? undefined : undecidedNote(group, rows);
    return note ? [note] : [];
  });
}
