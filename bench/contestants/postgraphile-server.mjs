import { createServer } from 'node:http';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import { MOST_AT_ONCE } from './pool.mjs';
import { serveUntilEnded } from './until-ended.mjs';

/** PostGraphile behind its own server, until SIGTERM. */
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString: process.env.POSTGRES_URL, poolConfig: { max: MOST_AT_ONCE } })],
  // Conditions on what a row belongs to, which are off where nobody asks for them.
  schema: { connectionFilterRelations: true },
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
serveUntilEnded(server, () => instance.release());
