/** What a link to the playground brings along. */
export interface Linked {
  readonly query: string;
  readonly variables?: string;
}

/** A URL longer than this goes behind a `#`, which no server sees: servers and proxies refuse long ones. */
const LONGEST_SEARCH = 4000;

/** The operation that a URL names, in its query string or behind `#?`; undefined where it names none. */
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

/** The URL of the page with an operation. */
export function writeLink(page: string, { query, variables = '' }: Linked): string {
  const parameters = new URLSearchParams({ query, ...(variables.trim() !== '' && { variables }) });
  const { origin, pathname } = new URL(page);
  const search = `?${parameters}`;
  return `${origin}${pathname}${search.length > LONGEST_SEARCH ? '#' : ''}${search}`;
}
