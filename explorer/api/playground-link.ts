import { writeLink } from '../../playground/link.ts';
import type { Operation } from './client.ts';

/** A link to the playground with an operation as this page asked it. `page` is the address of this page. */
export function playgroundLink<Data, Variables>(
  page: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
): string {
  const query = String(operation).trim();
  return writeLink(new URL('./', page).href, { query, variables: JSON.stringify(variables, undefined, 2) });
}
