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
