import { ask, connect } from './driver.mjs';

/**
 * Hand-written Cypher through the driver, in this process: no GraphQL and no HTTP.
 * @param {import('../lib/neo4j.mjs').LoadedNeo4j} neo4j
 * @param {number} scale
 * @returns {import('./types.mjs').Contestant}
 */
export function handWritten(neo4j, scale) {
  const driver = connect(neo4j.settings);
  return {
    name: 'cypher',
    title: 'hand-written Cypher',
    scale,
    pid: process.pid,
    databasePid: neo4j.pid,
    run: async ({ cypher }, variables) => {
      await ask(driver, cypher.text, variables);
    },
    answer: async ({ cypher }, variables) => cypher.read(await ask(driver, cypher.text, variables)),
    stop: () => driver.close(),
  };
}
