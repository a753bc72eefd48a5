import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { Problem } from './problem.mjs';
import { NEO4J_USER } from './settings.mjs';

/** The initial password of a new data directory, which must be changed first. */
const FIRST_PASSWORD = 'neo4j';

/** Neo4j's own rule (`dbms.security.auth_minimum_password_length`). */
const MIN_PASSWORD_LENGTH = 8;

const BETWEEN_TRIES_MS = 250;

/**
 * @param {string} password
 * @throws {Problem} if Neo4j would refuse it
 */
export function checkPassword(password) {
  if (password.length < MIN_PASSWORD_LENGTH) {
    throw new Problem(`NEO4J_PASSWORD must have at least ${MIN_PASSWORD_LENGTH} characters, which Neo4j requires.`);
  }
}

/**
 * Runs one statement as the initial user.
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
 * Changes the initial password of a new data directory.
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
        `Set NEO4J_PASSWORD to it, or delete ${home}/data to start with an empty graph.`,
    );
  }
}

/**
 * Waits until Neo4j answers, and sets the password of its initial user.
 * @param {{ url: string, password: string, home: string, signal: AbortSignal }} options `signal` aborts the wait
 * @returns {Promise<string>} the version that answered
 * @throws {Problem} if the data directory has another password
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
