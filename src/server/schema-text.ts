import type { FastifyInstance } from 'fastify';

/** `GET /schema.graphql`: the API as SDL, for code generators and editors, and to read. */
export function registerSchemaText(scope: FastifyInstance, sdl: string): void {
  scope.get('/schema.graphql', async (_, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
}
