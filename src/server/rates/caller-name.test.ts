import { describe, expect, test } from '@jest/globals';
import { networkOf } from './caller-name.ts';

const from = (ip: string, remoteAddress = '10.0.0.1') => networkOf({ ip, socket: { remoteAddress } });

describe('the network of a caller', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['2001:db8::', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (ip, network) => {
    expect(from(ip)).toBe(network);
  });

  test('is that of the connection if a proxy passes on what is no address', () => {
    for (const ip of ['', 'unknown', '192.0.2.7:80', '<script>']) expect(from(ip)).toBe('10.0.0.1');
  });
});
