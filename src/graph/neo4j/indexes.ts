import type { Session } from 'neo4j-driver';
import { createConstraintText, createIndexText, isTextIndex } from '../indexes.ts';
import type { IndexSpec } from '../port.ts';
import { SHOW_TEXT_INDEXES, textIndexTexts } from './search.ts';

/** The timeout for building indexes over existing nodes, in seconds. */
const BUILD_S = 600;

/** Creates missing constraints and indexes in one transaction and waits until they are online. A constraint is an index too. */
export async function ensureNeo4jIndexes(session: Session, specs: readonly IndexSpec[]): Promise<void> {
  const { records } = await inTransaction(session, SHOW_TEXT_INDEXES);
  const existing = new Map(records.map((record) => [String(record.get('name')), record.get('properties') as string[]]));
  await session.executeWrite(
    async (transaction) => {
      for (const text of specs.flatMap((spec) => createTexts(spec, existing))) await transaction.run(text);
    },
    { timeout: BUILD_S * 1000 },
  );
  await inTransaction(session, `CALL db.awaitIndexes(${BUILD_S})`);
}

/** The driver repeats transactions, not single statements, where the leader of a cluster has moved. */
const inTransaction = (session: Session, text: string) =>
  session.executeWrite((transaction) => transaction.run(text), { timeout: BUILD_S * 1000 });

function createTexts(spec: IndexSpec, existing: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (isTextIndex(spec)) return textIndexTexts(spec, existing);
  return [spec.unique ? createConstraintText(spec) : createIndexText(spec)];
}
