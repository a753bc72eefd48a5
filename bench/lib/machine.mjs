import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

/** @param {string} path from this folder */
const versionOf = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')).version;

/**
 * What the figures hold for.
 * @param {string} neo4j its version
 * @returns {Promise<readonly (readonly [string, string])[]>}
 */
export async function describeMachine(neo4j) {
  const processors = cpus();
  return [
    ['Processor', `${processors.length} cores, ${processors[0]?.model ?? 'unknown'}`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
    ['System', `${type()} ${release()}, Node.js ${process.versions.node}`],
    ['Neo4j', `${neo4j} Community, heap 1 GB, page cache 1 GB, one on each graph`],
    ['entente', await versionOf('../../package.json')],
    ['@grafeo-db/js', await versionOf('../../node_modules/@grafeo-db/js/package.json')],
    ['neo4j-driver', await versionOf('../node_modules/neo4j-driver/package.json')],
    ['@neo4j/graphql', await versionOf('../node_modules/@neo4j/graphql/package.json')],
    [
      '@apollo/server, graphql',
      [
        await versionOf('../node_modules/@apollo/server/package.json'),
        await versionOf('../node_modules/graphql/package.json'),
      ].join(', '),
    ],
  ];
}
