import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const MIN_JAVA = 17;

/**
 * The major version in the output of `java -version`: 17 for `17.0.15`, 8 for `1.8.0_392`.
 * @param {string} text
 * @returns {number | undefined} undefined if there is none
 */
export function javaMajor(text) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return first === undefined ? undefined : Number(first === '1' && second !== undefined ? second : first);
}

/**
 * Finds a Java that Neo4j can run on: that of `JAVA_HOME`, otherwise the one on the path.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 * @throws {Problem} if there is none, or it is too old
 */
export async function findJava(env) {
  const command = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const outcome = await run(command, ['-version']);
  if (outcome === undefined) {
    const place = env.JAVA_HOME ? ` under JAVA_HOME (${env.JAVA_HOME})` : '';
    throw new Problem(`Neo4j needs Java ${MIN_JAVA} or newer, but java was not found${place}.`);
  }
  const major = javaMajor(outcome.output);
  if (outcome.code !== 0 || major === undefined) {
    throw new Problem(
      `Neo4j needs Java ${MIN_JAVA} or newer, but "${command} -version" printed: ${outcome.output.trim()}`,
    );
  }
  if (major < MIN_JAVA) throw new Problem(`Neo4j needs Java ${MIN_JAVA} or newer, but this is Java ${major}.`);
  return command;
}
