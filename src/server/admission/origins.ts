import { isLoopback } from '../../app/index.ts';

/** Whether an origin is this machine, on any port. */
export const isLoopbackOrigin = (origin: string): boolean =>
  URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && isLoopback(new URL(origin).hostname);

/** Whether an origin is the server itself: the requested host, whichever proxy may terminate TLS. */
export function isOwnOrigin(origin: string, header: string | undefined): boolean {
  if (header === undefined || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  const requested = `${protocol}//${header}`;
  return /^https?:$/.test(protocol) && URL.canParse(requested) && new URL(requested).host === host;
}
