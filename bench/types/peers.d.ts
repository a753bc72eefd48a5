// The parts that the benchmark uses of packages that only it has, so that it is checked where they are not installed.

declare module '@neo4j/graphql' {
  import type { GraphQLSchema } from 'graphql';
  import type { Driver } from 'neo4j-driver';

  export class Neo4jGraphQL {
    constructor(options: { typeDefs: string; driver: Driver; features?: object });
    getSchema(): Promise<GraphQLSchema>;
  }
}

declare module 'undici' {
  export class Pool {
    constructor(origin: string, options: { connections: number; headersTimeout: number; bodyTimeout: number });
    request(options: {
      method: 'GET' | 'POST';
      path: string;
      headers?: Record<string, string>;
      body?: string;
    }): Promise<{ statusCode: number; body: { arrayBuffer(): Promise<ArrayBuffer> } }>;
    close(): Promise<void>;
  }
}

declare module 'pg' {
  export interface Result {
    rows: Record<string, unknown>[];
  }
  export class Client {
    constructor(options: { connectionString: string });
    connect(): Promise<void>;
    query(text: string, values?: readonly unknown[]): Promise<Result>;
    end(): Promise<void>;
  }
  type Parser = (text: string) => unknown;
  export class Pool {
    constructor(options: {
      connectionString: string;
      max: number;
      types: { getTypeParser(oid: number, format?: 'text' | 'binary'): Parser };
    });
    query(query: { name: string; text: string; values: readonly unknown[] }): Promise<Result>;
    on(event: 'error', listener: () => void): this;
    end(): Promise<void>;
  }
  export const types: { getTypeParser(oid: number, format?: 'text' | 'binary'): Parser };
}

declare module 'postgraphile' {
  import type { Server } from 'node:http';

  export function postgraphile(preset: object): {
    createServ(kind: object): { addTo(server: Server): Promise<void> };
    release(): Promise<void>;
  };
}

declare module 'postgraphile/adaptors/pg' {
  export function makePgService(options: { connectionString: string | undefined; poolConfig: { max: number } }): object;
}

declare module 'postgraphile/grafserv/node' {
  export const grafserv: object;
}

declare module 'postgraphile/presets/amber' {
  export const PostGraphileAmberPreset: object;
}

declare module 'postgraphile-plugin-connection-filter' {
  export const PostGraphileConnectionFilterPreset: object;
}

declare module '@graphile/pg-aggregates' {
  export const PgAggregatesPreset: object;
}
