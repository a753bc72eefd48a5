import type { Session } from 'neo4j-driver';
import { createConstraintText, createIndexText } from './indexes.ts';
import type { IndexSpec } from './port.ts';

/** How long indexes may take to be built over what is in the graph already, in seconds. */
const BUILD_S = 600;

/** Makes the constraints and indexes, all or none, and waits until they serve. A key's constraint is an index too. */
export async function ensureNeo4jIndexes(session: Session, specs: readonly IndexSpec[]): Promise<void> {
  await session.executeWrite(
    async (transaction) => {
      for (const spec of specs) await transaction.run(spec.unique ? createConstraintText(spec) : createIndexText(spec));
    },
    { timeout: BUILD_S * 1000 },
  );
  await session.run(`CALL db.awaitIndexes(${BUILD_S})`);
}
