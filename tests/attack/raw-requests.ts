import { createRandom } from './hostile/random.ts';

/** What a request of more than one reading must not get answered: the hidden second one asks for this path. */
export const HIDDEN = '/health/live';

const hidden = `GET ${HIDDEN} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

const post = (headers: readonly string[], body: string): string =>
  `${['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n${body}`;

const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

const QUERY = '{"query":"{ __typename }"}';

/**
 * Requests whose end a proxy in front may see elsewhere than the server, each with a second one behind the end that the
 * one or the other sees (RFC 9112, 6.3 and 11.2).
 */
export const SMUGGLED: readonly (readonly [string, string])[] = [
  ['a length beside chunks', post(['Content-Length: 5', 'Transfer-Encoding: chunked'], chunked(QUERY) + hidden)],
  ['chunks beside a length', post(['Transfer-Encoding: chunked', 'Content-Length: 5'], chunked(QUERY) + hidden)],
  ['two lengths', post([`Content-Length: ${QUERY.length}`, 'Content-Length: 0'], QUERY + hidden)],
  ['two lengths in one header', post([`Content-Length: ${QUERY.length}, 0`], QUERY + hidden)],
  ['a length with a sign', post([`Content-Length: +${QUERY.length}`], QUERY + hidden)],
  ['a length in hexadecimal', post([`Content-Length: 0x${QUERY.length.toString(16)}`], QUERY + hidden)],
  ['a length below zero', post(['Content-Length: -1'], QUERY + hidden)],
  ['a space before a colon', post([`Content-Length : ${QUERY.length}`], QUERY + hidden)],
  ['an unknown coding', post(['Transfer-Encoding: xchunked'], chunked(QUERY) + hidden)],
  ['a coding behind chunks', post(['Transfer-Encoding: chunked, identity'], chunked(QUERY) + hidden)],
  ['a tab before a coding', post(['Transfer-Encoding:\u000bchunked'], chunked(QUERY) + hidden)],
  ['a folded header', post(['Transfer-Encoding:', ' chunked'], chunked(QUERY) + hidden)],
  ['a bare line feed between headers', post([`Content-Length: ${QUERY.length}\nX: y`], QUERY + hidden)],
  ['a size of a chunk that is none', post(['Transfer-Encoding: chunked'], `1g\r\n${QUERY}\r\n0\r\n\r\n${hidden}`)],
  ['a size of a chunk over all bounds', post(['Transfer-Encoding: chunked'], `${'f'.repeat(17)}\r\n${QUERY}${hidden}`)],
  ['a chunk without its end', post(['Transfer-Encoding: chunked'], `1\r\n${QUERY}\r\n0\r\n\r\n${hidden}`)],
];

const CREDENTIALS = ['Authorization: Bearer a', 'Authorization: Bearer b'] as const;
const TYPES = ['Content-Type: application/json', 'content-type: text/plain'] as const;
const HOSTS = ['Host: localhost', 'HOST: evil.example'] as const;

/** Requests with two headers of which each has one, in either order: a proxy may have decided by the other. */
export const REPEATED: readonly (readonly [string, string])[] = [HOSTS, CREDENTIALS, TYPES].flatMap((pair) =>
  [pair, pair.toReversed(), [pair[0], pair[0]]].map((two): readonly [string, string] => {
    const others = pair === HOSTS ? [] : ['Host: localhost'];
    const type = pair === TYPES ? [] : ['Content-Type: application/json'];
    const head = ['POST /graphql HTTP/1.1', ...others, ...type, ...two, `Content-Length: ${QUERY.length}`];
    return [two.join(' and '), `${head.join('\r\n')}\r\n\r\n${QUERY}${hidden}`];
  }),
);

const SEEDS: readonly string[] = [
  post([`Content-Length: ${QUERY.length}`], QUERY),
  post(['Transfer-Encoding: chunked'], chunked(QUERY)),
  'GET /graphql?query=%7B__typename%7D&variables=%7B%7D HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n',
  'GET /export/csv?of=country%3AVE HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n',
  'GET /explore/?of=country%3AVE HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: "x"\r\n\r\n',
  'OPTIONS /graphql HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:1\r\nAccess-Control-Request-Method: POST\r\n\r\n',
  'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a.b.c\r\nX-Request-Id: 1\r\n\r\n',
];

/** What is put into a request, in places where it may mean something. */
const PIECES: readonly string[] = [
  ...[
    '\r\n',
    '\n',
    '\r',
    '\0',
    ' ',
    '\t',
    ':',
    ',',
    ';',
    '"',
    '%00',
    '%2e%2e%2f',
    '../',
    '..\\',
    '%c0%ae',
    '%',
    '?',
    '#',
  ],
  ...['Content-Length: 3\r\n', 'Transfer-Encoding: chunked\r\n', 'Expect: 100-continue\r\n', 'Upgrade: h2c\r\n'],
  ...['Content-Encoding: gzip\r\n', 'Host: a.example\r\n', 'X-Forwarded-For: 1.2.3.4\r\n', 'Connection: close\r\n'],
  ...[
    '__proto__',
    'constructor',
    '{{7*7}}',
    '<script>',
    "' OR 1=1",
    '`) MATCH (n) RETURN n //',
    '\u00ff\u00fe',
    '9'.repeat(30),
  ],
  ...['x'.repeat(5000), '{"query":"', '[[[[', '}}}}', '\\u0000', '\\ud800'],
];

/** So many requests, each a valid one with some changes. The same ones for a seed. */
export function* mutatedRequests(count: number, seed = 1): Generator<string> {
  const random = createRandom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  for (let index = 0; index < count; index += 1) {
    let text = SEEDS[index % SEEDS.length] ?? '';
    for (let changes = 1 + below(4); changes > 0; changes -= 1) {
      const place = below(text.length + 1);
      const end = Math.min(text.length, place + below(12));
      const ways = [
        () => text.slice(0, place) + (PIECES[below(PIECES.length)] ?? '') + text.slice(place),
        () => text.slice(0, place) + text.slice(end),
        () => text.slice(0, place) + String.fromCharCode(below(256)) + text.slice(place + 1),
        () => text.slice(0, place) + text.slice(place, end).repeat(1 + below(20)) + text.slice(end),
      ];
      text = ways[below(ways.length)]?.() ?? text;
    }
    yield text;
  }
}
