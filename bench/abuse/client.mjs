import { Agent, request } from 'node:http';

/** How long, in milliseconds, an answer is waited for at all. */
const PATIENCE_MS = 120_000;

/**
 * What came of a request.
 * @typedef {object} Answer
 * @property {number} status 0 where the connection broke off
 * @property {string} code `DATA`, the first error's code, or why there is none
 * @property {number} ms
 * @property {number} bytes
 */

/** A client with a connection of its own, one request at a time. */
export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #url;
  /** @type {Readonly<Record<string, string>>} */
  #credential;

  /**
   * @param {string} url of a server on this machine
   * @param {string} [key] an API key
   */
  constructor(url, key) {
    this.#url = new URL(url);
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(this.#url.hostname))
      throw new Error(`${url} is not of this machine`);
    this.#credential = key === undefined ? {} : { authorization: `Bearer ${key}` };
  }

  /**
   * @param {string} body
   * @returns {Promise<Answer>}
   */
  post(body) {
    return this.#send(
      { method: 'POST', path: this.#url.pathname, headers: { 'content-type': 'application/json' } },
      body,
    );
  }

  /**
   * @param {string} path
   * @returns {Promise<Answer>}
   */
  get(path) {
    return this.#send({ method: 'GET', path, headers: {} });
  }

  /**
   * Asks, and reads nothing of the answer, for so long at the most.
   * @param {string} body
   * @param {number} milliseconds
   * @returns {Promise<Answer>}
   */
  ignore(body, milliseconds) {
    const begun = performance.now();
    return new Promise((resolve) => {
      const { hostname, port, pathname } = this.#url;
      const headers = {
        ...this.#credential,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request({ hostname, port, path: pathname, method: 'POST', headers, agent: false }, (answer) =>
        answer.pause(),
      );
      const end = (/** @type {string} */ code) => () => {
        clearTimeout(timer);
        sent.destroy();
        resolve({ status: 0, code, ms: performance.now() - begun, bytes: 0 });
      };
      const timer = setTimeout(end('NOT READ'), milliseconds);
      sent.on('error', end('CUT OFF')).on('close', end('CUT OFF'));
      sent.end(body);
    });
  }

  /** @param {import('node:http').RequestOptions} options @param {string} [body] @returns {Promise<Answer>} */
  #send(options, body) {
    const begun = performance.now();
    return new Promise((resolve) => {
      const { hostname, port } = this.#url;
      const headers = {
        ...this.#credential,
        ...options.headers,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      };
      const sent = request({ hostname, port, agent: this.#agent, ...options, headers }, (answer) => {
        /** @type {Buffer[]} */
        const pieces = [];
        let bytes = 0;
        answer.on('data', (/** @type {Buffer} */ piece) => {
          bytes += piece.length;
          // The code of an error stands at the front of what has no data.
          if (bytes < 65_536) pieces.push(piece);
        });
        const done = () => {
          const status = answer.statusCode ?? 0;
          resolve({
            status,
            code: codeOf(status, Buffer.concat(pieces).toString()),
            ms: performance.now() - begun,
            bytes,
          });
        };
        answer.on('end', done).on('error', done);
      });
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('NO ANSWER')));
      sent.on('error', (error) =>
        resolve({ status: 0, code: error.message.slice(0, 40), ms: performance.now() - begun, bytes: 0 }),
      );
      sent.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/** @param {number} status @param {string} text */
function codeOf(status, text) {
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1];
  if (code !== undefined) return code;
  return status === 200 ? 'DATA' : String(status);
}
