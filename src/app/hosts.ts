/** The last header and its name: most clients call the server by one name, and parsing it takes as long as admitting the request. */
let last: { readonly header: string; readonly name: string | undefined } | undefined;

/** The normalized name in a `Host` header, without the port; undefined if the header is invalid. */
export function hostName(header: string): string | undefined {
  if (last?.header !== header) last = { header, name: parseHost(header) };
  return last.name;
}

function parseHost(header: string): string | undefined {
  if (/[\s/?#@\\]/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

/** Whether a normalized name is this machine: `localhost`, 127.0.0.0/8 or ::1, with or without brackets. */
export function isLoopback(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return address === '::1' || /^127(\.\d{1,3}){3}$/.test(address) || /^::ffff:7f[\da-f]{2}:[\da-f]{1,4}$/.test(address);
}
