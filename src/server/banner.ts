import { type Config, engineName, graphLocation } from '../app/index.ts';

const ANYWHERE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

/** The URL of a server that listens on a host and port. */
export function addressOf(host: string, port: number): string {
  const name = ANYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The text printed when the server is ready: its address, and requests to try. */
export function banner(
  address: string,
  { graph, callers }: Pick<Config, 'graph' | 'callers'>,
  seconds: number,
): string {
  const credential = callers.anonymous === undefined ? " -H 'Authorization: Bearer …'" : '';
  return `
entente is ready at ${address} after ${seconds.toFixed(1)} s, on ${engineName(graph)} (${graphLocation(graph)})

  In a browser   ${address}/   with examples and the schema's docs
  In a terminal  curl -G${credential} ${address}/graphql --data-urlencode 'query={ leaders(at: "2023-09-13") { nodes { name } } }'
  Health         ${address}/health/ready${whoMayAsk(callers)}

Stop it with Ctrl+C.
`;
}

/** Who may ask, where it is not simply everybody. */
function whoMayAsk({ anonymous, tokens, keyFile }: Config['callers']): string {
  if (anonymous === 'operator') return '';
  const credentials = [tokens && 'tokens', keyFile !== undefined && 'API keys'].filter(Boolean).join(' and ');
  const others = anonymous === undefined ? 'nobody else' : `others as ${anonymous}`;
  return `\n  Who may ask    ${credentials === '' ? others : `callers with ${credentials}; ${others}`}`;
}
