import { fileURLToPath } from 'node:url';

/** The tested release of Neo4j, the same as in `docker-compose.yml`. */
export const NEO4J_VERSION = '5.26.16';

/** The settings of every Neo4j started here, the same as in `docker-compose.yml`. */
export const NEO4J_SETTINGS = Object.freeze({
  'server.http.enabled': 'false',
  'dbms.usage_report.enabled': 'false',
  'server.memory.heap.max_size': '1g',
  'server.memory.pagecache.size': '256m',
});

/** The only user of a new Neo4j. */
export const NEO4J_USER = 'neo4j';

/** The default of `NEO4J_PASSWORD`, acceptable since this Neo4j listens on the loopback interface only. */
export const DEFAULT_PASSWORD = 'entente-neo4j';

/** The default of `--port` and `NEO4J_BOLT_PORT`. */
export const DEFAULT_PORT = 7687;

/** The project's root, with a trailing slash. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));
