import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const OLDEST_JAVA = 17;

/**
 * Java's major version out of what `java -version` writes: 17 for `17.0.15`, 8 for `1.8.0_392`.
 * @param {string} text
 * @returns {number | undefined} undefined where the text names no version
 */
export function javaMajor(text) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return first === undefined ? undefined : Number(first === '1' && second !== undefined ? second : first);
}

/**
 * The command of a Java that Neo4j runs on: the one of `JAVA_HOME`, else the one on the path.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 * @throws {Problem} where there is none, or it is too old
 */
export async function findJava(env) {
  const command = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const outcome = await run(command, ['-version']);
  if (outcome === undefined) {
    const place = env.JAVA_HOME ? ` under JAVA_HOME (${env.JAVA_HOME})` : '';
    throw new Problem(`Neo4j needs Java ${OLDEST_JAVA} or newer, and there is no java${place}.`);
  }
  const major = javaMajor(outcome.output);
  if (outcome.code !== 0 || major === undefined) {
    throw new Problem(
      `Neo4j needs Java ${OLDEST_JAVA} or newer, and "${command} -version" names none: ${outcome.output.trim()}`,
    );
  }
  if (major < OLDEST_JAVA) throw new Problem(`Neo4j needs Java ${OLDEST_JAVA} or newer, and this is Java ${major}.`);
  return command;
}
