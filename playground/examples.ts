/** An example operation. */
export interface Example {
  /** The name of its operation: `LeadersInOffice`. */
  readonly name: string;
  /** The first paragraph of its leading comment. */
  readonly about: string;
  readonly query: string;
}

const files = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });

/** The examples in order. */
export const EXAMPLES: readonly Example[] = Object.keys(files)
  .sort()
  .map((path) => exampleOf(files[path] ?? ''));

function exampleOf(query: string): Example {
  const comment = /^(?:# .*\n)+/.exec(query)?.[0] ?? '';
  const about = comment.replaceAll(/^# /gm, '').replaceAll('\n', ' ').trim();
  return { name: /^query (\w+)/m.exec(query)?.[1] ?? '', about, query };
}
