import { isIP, SocketAddress } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../admission/authenticate.ts';

/** The name that what a caller spends is counted under: its own, or that of its network if it is not known who it is. */
export function callerName(request: FastifyRequest): string {
  const { kind, id } = callerOf(request);
  return kind === 'anonymous' ? `${id} ${networkOf(request)}` : id;
}

/** An address of IPv4, or the first half of one of IPv6: whoever has that has 2^64 addresses. */
export function networkOf({
  ip,
  socket,
}: Pick<FastifyRequest, 'ip'> & { readonly socket: { readonly remoteAddress?: string | undefined } }) {
  // A proxy may pass on what is no address.
  const [given = ''] = [ip, socket.remoteAddress ?? ''].filter((one) => isIP(one) !== 0);
  if (isIP(given) !== 6) return given;
  const [address = ''] = new SocketAddress({ address: given, family: 'ipv6' }).address.split('%');
  const [, mapped] = /^::ffff:([\d.]+)$/.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [before = [], behind = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: Math.max(0, GROUPS - before.length - behind.length) }, () => '0');
  return [...before, ...zeros, ...behind].slice(0, NETWORK_GROUPS).join(':');
}

const GROUPS = 8;
const NETWORK_GROUPS = 4;
