import { type Config, engineName, graphLocation, isLoopback } from '../app/index.ts';

const ANYWHERE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

/** The URL of a server that listens on a host and port. */
export function addressOf(host: string, port: number): string {
  const name = ANYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

type BannerConfig = Pick<Config, 'graph' | 'host' | 'callers' | 'documents' | 'profile'>;

/** The text printed when the server is ready: its address, and requests to try. */
export function banner(address: string, { graph, ...config }: BannerConfig, seconds: number): string {
  return `
entente is ready at ${address} after ${seconds.toFixed(1)} s, on ${engineName(graph)} (${graphLocation(graph)})

${whatToTry(address, config)}
  Health         ${address}/health/ready${whoMayAsk(config)}

Stop it with Ctrl+C.
`;
}

/** What answers here: in production, GET takes trusted documents only. */
function whatToTry(address: string, { callers, documents, profile }: Omit<BannerConfig, 'graph' | 'host'>): string {
  if (documents.mode === 'only') {
    return `  In a browser   ${address}/explore\n  Answers        trusted documents, and no others (TRUSTED_DOCUMENTS)`;
  }
  const credential = callers.anonymous === undefined ? " -H 'Authorization: Bearer …'" : '';
  const query = '{ leaders(at: "2023-09-13") { nodes { name } } }';
  const command =
    profile === 'production'
      ? `curl${credential} ${address}/graphql --json '${JSON.stringify({ query })}'`
      : `curl -G${credential} ${address}/graphql --data-urlencode 'query=${query}'`;
  return `  In a browser   ${address}/   with examples and the schema's docs\n  In a terminal  ${command}`;
}

/** Who may ask, where it is not simply everybody on this machine. */
function whoMayAsk({ host, callers: { anonymous, tokens, keyFile } }: Pick<Config, 'host' | 'callers'>): string {
  if (anonymous === 'operator') {
    return isLoopback(host.toLowerCase()) ? '' : `\n  Who may ask    whoever reaches ${host}, as operator (PROFILE)`;
  }
  const credentials = [tokens && 'tokens', keyFile !== undefined && 'API keys'].filter(Boolean).join(' and ');
  const others = anonymous === undefined ? 'nobody else' : `others as ${anonymous}`;
  return `\n  Who may ask    ${credentials === '' ? others : `callers with ${credentials}; ${others}`}`;
}
