/** The operation in a link to the playground. */
export interface Linked {
  readonly query: string;
  readonly variables?: string;
}

/** Longer query strings go behind `#`, which browsers do not send, since servers and proxies reject long URLs. */
const MAX_SEARCH = 4000;

/** The operation in a URL's query string or behind `#?`, if any. */
export function readLink(url: string): Linked | undefined {
  const { search, hash } = new URL(url);
  for (const text of [search, hash.replace(/^#/, '')]) {
    const parameters = new URLSearchParams(text);
    const query = parameters.get('query');
    if (query === null || query.trim() === '') continue;
    const variables = parameters.get('variables');
    return variables === null || variables.trim() === '' ? { query } : { query, variables };
  }
  return undefined;
}

/** A link to the page with an operation. */
export function writeLink(page: string, { query, variables = '' }: Linked): string {
  const parameters = new URLSearchParams({ query, ...(variables.trim() !== '' && { variables }) });
  const { origin, pathname } = new URL(page);
  const search = `?${parameters}`;
  return `${origin}${pathname}${search.length > MAX_SEARCH ? '#' : ''}${search}`;
}
