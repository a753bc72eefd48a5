import { randomUUID } from 'node:crypto';
import { maxHeaderSize, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { SecurityHeaders } from '../admission/headers.ts';
import { REQUEST_ID } from '../request/request-id.ts';
import { badRequest } from './errors.ts';

const REASONS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `The request's URL and headers are larger than ${maxHeaderSize} bytes, which is the limit. Send a long operation by POST.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};
const NO_HTTP = ['400 Bad Request', 'This is no request of HTTP that the server understands.'] as const;

/** Makes the handler of what is no request yet: it answers in the form of any other error, and closes the connection. */
export function createClientErrorHandler(headers: SecurityHeaders) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [status, message] = REASONS[error.code ?? ''] ?? NO_HTTP;
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

/** Answers what Node would answer by itself, and without these headers: an expectation that it does not know. */
export function answerExpectations(server: Server, headers: SecurityHeaders): void {
  server.on('checkExpectation', (_, response) => {
    response.writeHead(417, { ...headers, 'content-type': 'application/json; charset=utf-8', connection: 'close' });
    response.end(bodyOf('The server meets no expectation but 100-continue.'));
  });
}

function bodyOf(message: string): string {
  return JSON.stringify({ errors: [badRequest(message)] });
}
