import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { Problem } from './problem.mjs';
import { NEO4J_USER } from './settings.mjs';

/** What a new data directory starts with; Neo4j lets it do nothing but be changed. */
const FIRST_PASSWORD = 'neo4j';

/** Neo4j's own rule (`dbms.security.auth_minimum_password_length`). */
const SHORTEST_PASSWORD = 8;

const BETWEEN_TRIES_MS = 250;

/**
 * @param {string} password
 * @throws {Problem} where Neo4j would refuse it
 */
export function checkPassword(password) {
  if (password.length < SHORTEST_PASSWORD) {
    throw new Problem(`NEO4J_PASSWORD must have at least ${SHORTEST_PASSWORD} characters: Neo4j takes no shorter one.`);
  }
}

/**
 * Runs one statement as the first user.
 * @param {string} url
 * @param {string} password
 * @param {string} database
 * @param {string} text
 * @param {Record<string, string>} [params]
 * @returns {Promise<import('neo4j-driver').QueryResult>}
 */
async function runOnce(url, password, database, text, params = {}) {
  const driver = neo4j.driver(url, neo4j.auth.basic(NEO4J_USER, password), { connectionTimeout: 5_000 });
  try {
    const session = driver.session({ database });
    return await session.run(text, params);
  } finally {
    await driver.close();
  }
}

/** @param {unknown} error */
const isUnauthorized = (error) =>
  error instanceof neo4j.Neo4jError && error.code === 'Neo.ClientError.Security.Unauthorized';

/**
 * Replaces the password that a new data directory starts with.
 * @param {string} url
 * @param {string} password
 * @param {string} home
 */
async function replaceFirstPassword(url, password, home) {
  try {
    const text = 'ALTER CURRENT USER SET PASSWORD FROM $first TO $password';
    await runOnce(url, FIRST_PASSWORD, 'system', text, { first: FIRST_PASSWORD, password });
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    throw new Problem(
      `The data in ${home} was set up with another password. ` +
        `Set NEO4J_PASSWORD to that one, or delete ${home}/data to start with an empty graph.`,
    );
  }
}

/**
 * Waits until a starting Neo4j answers, and sees to it that its first user has the password.
 * @param {{ url: string, password: string, home: string, signal: AbortSignal }} options an aborted `signal` ends the wait
 * @returns {Promise<string>} the version that answered
 * @throws {Problem} where the data directory has another password
 */
export async function settlePassword({ url, password, home, signal }) {
  for (;;) {
    signal.throwIfAborted();
    try {
      const text = 'CALL dbms.components() YIELD versions RETURN versions[0] AS version';
      const { records } = await runOnce(url, password, 'neo4j', text);
      return String(records[0]?.get('version'));
    } catch (error) {
      if (isUnauthorized(error)) await replaceFirstPassword(url, password, home);
      else if (!(error instanceof Error && neo4j.isRetryableError(error))) throw error;
      else await sleep(BETWEEN_TRIES_MS, undefined, { signal });
    }
  }
}
