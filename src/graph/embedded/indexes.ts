import type { GrafeoDB } from '@grafeo-db/js';
import { createConstraintText, createIndexText, duplicatesError, duplicatesOf, isPropertyIndex } from '../indexes.ts';
import type { GraphRow, IndexSpec } from '../port.ts';

/**
 * Makes the indexes, and for a key the constraint beside it: there a constraint alone serves no look-up. Text is
 * searched without an index.
 * @throws {GraphError} CONFLICT where nodes share a key: the engine would not look.
 */
export async function ensureEmbeddedIndexes(db: GrafeoDB, specs: readonly IndexSpec[]): Promise<void> {
  const indexes = await namesOf(db, 'SHOW INDEXES');
  const constraints = await namesOf(db, 'SHOW CONSTRAINTS');
  for (const spec of specs.filter(isPropertyIndex)) {
    const name = `${spec.label}.${spec.property}`;
    if (!indexes.has(name)) await db.executeCypher(createIndexText({ ...spec, unique: false }));
    if (!spec.unique || constraints.has(name)) continue;
    const { text, params } = duplicatesOf(spec);
    const duplicates = (await db.executeCypher(text, params)).rows() as GraphRow[];
    if (duplicates.length > 0) throw duplicatesError(spec, duplicates);
    await db.executeCypher(createConstraintText(spec));
  }
}

/** What the engine has, as `Label.property`: it compares neither names nor schemas when it makes one more. */
async function namesOf(db: GrafeoDB, text: string): Promise<ReadonlySet<string>> {
  const rows = (await db.executeCypher(text)).rows();
  return new Set(rows.map(([, , label, property]) => `${label}.${property}`));
}
