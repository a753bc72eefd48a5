import { randomUUID } from 'node:crypto';
import { maxHeaderSize, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { SecurityHeaders } from '../admission/headers.ts';
import { REQUEST_ID, requestIdOf } from '../request/request-id.ts';
import { badRequest } from './errors.ts';

const REASONS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `The URL and headers exceed the limit of ${maxHeaderSize} bytes. Send long operations by POST.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};
const NOT_HTTP = ['400 Bad Request', 'The request is not valid HTTP.'] as const;

/** Handles data that is not a complete request: responds in the usual form of an error and closes the connection. */
export function createClientErrorHandler(headers: SecurityHeaders) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [status, message] = REASONS[error.code ?? ''] ?? NOT_HTTP;
    const body = bodyOf(message);
    const lines = [
      `HTTP/1.1 ${status}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `${REQUEST_ID}: ${randomUUID()}`,
      'connection: close',
    ];
    if (socket.writable) socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
}

/** Rejects unknown `Expect` headers, which Node itself would do without our headers. */
export function answerExpectations(server: Server, headers: SecurityHeaders): void {
  server.on('checkExpectation', (request, response) => {
    const id = { [REQUEST_ID]: requestIdOf(request) };
    response.writeHead(417, {
      ...headers,
      ...id,
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
    });
    response.end(bodyOf('The only supported expectation is 100-continue.'));
  });
}

function bodyOf(message: string): string {
  return JSON.stringify({ errors: [badRequest(message)] });
}
