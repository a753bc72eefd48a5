import type { GrafeoDB } from '@grafeo-db/js';
import { createConstraintText, createIndexText, duplicatesError, findDuplicates, isPropertyIndex } from '../indexes.ts';
import type { GraphRow, IndexSpec } from '../port.ts';

/**
 * Creates missing indexes, and both an index and a constraint for a key: in this engine a constraint does not serve
 * look-ups. Text search needs no index.
 * @throws {GraphError} CONFLICT if nodes share a key, which the engine does not check.
 */
export async function ensureEmbeddedIndexes(db: GrafeoDB, specs: readonly IndexSpec[]): Promise<void> {
  const indexes = await existingNames(db, 'SHOW INDEXES');
  const constraints = await existingNames(db, 'SHOW CONSTRAINTS');
  for (const spec of specs.filter(isPropertyIndex)) {
    const name = `${spec.label}.${spec.property}`;
    if (!indexes.has(name)) await db.executeCypher(createIndexText({ ...spec, unique: false }));
    if (!spec.unique || constraints.has(name)) continue;
    const { text, params } = findDuplicates(spec);
    const duplicates = (await db.executeCypher(text, params)).rows() as GraphRow[];
    if (duplicates.length > 0) throw duplicatesError(spec, duplicates);
    await db.executeCypher(createConstraintText(spec));
  }
}

/** The existing ones, as `Label.property`. The engine itself would create duplicates. */
async function existingNames(db: GrafeoDB, text: string): Promise<ReadonlySet<string>> {
  const rows = (await db.executeCypher(text)).rows();
  return new Set(rows.map(([, , label, property]) => `${label}.${property}`));
}
