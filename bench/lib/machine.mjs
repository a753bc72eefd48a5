import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

/** @param {string} path from this folder */
const versionOf = async (path) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8')).version;

/**
 * What the figures hold for.
 * @param {string} neo4j its version
 * @param {string} [postgres] its version, where it was asked
 * @returns {Promise<readonly (readonly [string, string])[]>}
 */
export async function describeMachine(neo4j, postgres) {
  const processors = cpus();
  return [
    ['Processor', `${processors.length} cores, ${processors[0]?.model ?? 'unknown'}`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
    ['System', `${type()} ${release()}, Node.js ${process.versions.node} for all`],
    ['Neo4j', `${neo4j} Community, heap 1 GB, page cache 1 GB, one on each graph`],
    ...(postgres === undefined ? [] : await describePostgres(postgres)),
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

/**
 * @param {string} version
 * @returns {Promise<readonly (readonly [string, string])[]>}
 */
async function describePostgres(version) {
  const [postgraphile, aggregates, filter] = [
    await versionOf('../node_modules/postgraphile/package.json'),
    await versionOf('../node_modules/@graphile/pg-aggregates/package.json'),
    await versionOf('../node_modules/postgraphile-plugin-connection-filter/package.json'),
  ];
  return [
    ['PostgreSQL', `${version}, shared buffers 1 GB`],
    ['PostGraphile', `${postgraphile}, with @graphile/pg-aggregates ${aggregates} and connection-filter ${filter}`],
    ['pg', await versionOf('../node_modules/pg/package.json')],
  ];
}
