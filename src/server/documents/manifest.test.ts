import { describe, expect, test } from '@jest/globals';
import { ManifestError, readManifest } from './manifest.ts';

const apollo = (operations: unknown, more: object = {}) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations, ...more });

const operation = { id: 'abc', name: 'A', type: 'query', body: 'query A { hello }' };

describe('readManifest', () => {
  test("reads the manifest of Apollo's tools", () => {
    expect(readManifest(apollo([operation, { ...operation, id: 'd', clientName: 'web' }]), 'm.json')).toEqual([
      { id: 'abc', text: 'query A { hello }' },
      { id: 'd', text: 'query A { hello }' },
    ]);
  });

  test('reads a map from ids to texts, with a byte order mark too', () => {
    const entries = [{ id: '__proto__', text: '{ hello }' }];
    expect(readManifest('{"__proto__": "{ hello }"}', 'm.json')).toEqual(entries);
    expect(readManifest('\uFEFF{"__proto__": "{ hello }"}', 'm.json')).toEqual(entries);
  });

  test.each([
    ['what is not JSON', '{"a": ', /^m\.json: is not valid JSON: /],
    ['one id with two texts', '{"a": "{ a }", "a": "{ b }"}', /^m\.json: is not valid JSON: Duplicate key 'a'/],
    ['a list', '["{ a }"]', /^m\.json: is not a manifest/],
    ['a text', '"{ a }"', /^m\.json: is not a manifest/],
    ['nothing', '{}', /^m\.json: has no documents$/],
    ['no operations', apollo([]), /^m\.json: has no documents$/],
    ['a map with an object', '{"a": {"text": "{ a }"}}', /^m\.json: "a" must be the text of a document$/],
    ['a map with a blank text', '{"a": "{ a }", "b": " "}', /^m\.json: "b" must be the text of a document$/],
    ['a map with a blank id', '{" ": "{ a }"}', /^m\.json: " " has no id$/],
    ['another version', apollo([operation], { version: 2 }), /^m\.json: "version" must be 1, and is 2$/],
    ['another format', apollo([operation], { format: 'x' }), /^m\.json: "format" must be "apollo-persisted-/],
    ['operations that are no list', apollo({}), /^m\.json: "operations" must be a list$/],
    ['an operation without a text', apollo([operation, { id: 'b' }]), /^m\.json: operations\.1 has no text in "body"$/],
    ['an operation without an id', apollo([{ body: '{ a }' }]), /^m\.json: operations\.0 has no id$/],
    ['an operation that is a text', apollo(['{ a }']), /^m\.json: operations\.0 has no id$/],
  ])('refuses %s, and names the file and the entry', (_, content, message) => {
    expect(() => readManifest(content, 'm.json')).toThrow(ManifestError);
    expect(() => readManifest(content, 'm.json')).toThrow(message);
  });
});
