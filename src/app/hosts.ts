/** The name in a `Host` header, in normal form and without the port; undefined where it is none. */
export function hostName(header: string): string | undefined {
  if (/[\s/?#@\\]/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

/** Whether a name, in normal form, is one of the machine itself: `localhost`, 127.0.0.0/8, ::1 with or without brackets. */
export function isLoopback(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return address === '::1' || /^127(\.\d{1,3}){3}$/.test(address) || /^::ffff:7f[\da-f]{2}:[\da-f]{1,4}$/.test(address);
}

/** Whether an origin is of the machine itself, on any port. */
export const isLoopbackOrigin = (origin: string): boolean =>
  URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && isLoopback(new URL(origin).hostname);

/** Whether an origin is the server's own: the host that was asked, whatever stands between that speaks TLS. */
export function isOwnOrigin(origin: string, header: string | undefined): boolean {
  if (header === undefined || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  const asked = `${protocol}//${header}`;
  return /^https?:$/.test(protocol) && URL.canParse(asked) && new URL(asked).host === host;
}
