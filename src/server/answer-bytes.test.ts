import { expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { sendBytes } from './answer-bytes.ts';

test.each([
  ['text', 100],
  ['bytes', 20_000],
])('a response is sent as %s if it has %i characters', async (form, length) => {
  const app = fastify();
  const sent: unknown[] = [];
  sendBytes(app);
  app.addHook('onSend', async (_request, _reply, payload) => {
    sent.push(typeof payload === 'string' ? 'text' : 'bytes');
  });
  const text = 'ñ'.repeat(length);
  app.get('/', async (_, reply) => reply.type('text/plain; charset=utf-8').send(text));
  const response = await app.inject('/');
  expect(response.body).toBe(text);
  expect(response.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(2 * length),
  });
  expect(sent).toEqual([form]);
  await app.close();
});
