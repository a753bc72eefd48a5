import { type Config, engineName, graphLocation } from '../app/index.ts';

const ANYWHERE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

/** The URL of a server that listens on a host and port. */
export function addressOf(host: string, port: number): string {
  const name = ANYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The text printed when the server is ready: its address, and requests to try. */
export function banner(address: string, graph: Config['graph'], seconds: number): string {
  return `
entente is ready at ${address} after ${seconds.toFixed(1)} s, on ${engineName(graph)} (${graphLocation(graph)})

  In a browser   ${address}/   with examples and the schema's docs
  In a terminal  curl -G ${address}/graphql --data-urlencode 'query={ leaders(at: "2023-09-13") { nodes { name } } }'
  Health         ${address}/health/ready

Stop it with Ctrl+C.
`;
}
