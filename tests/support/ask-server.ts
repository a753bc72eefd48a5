/** Asks a server over HTTP, as a client does. The data of its answer, which must have no errors. */
export async function askServer<Data>(url: string, query: string, variables: object = {}): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: readonly unknown[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
