import { describe, expect, test } from '@jest/globals';
import { faultsOf, HEAD, mapped, model, smallMapping } from '../../testing/small-mapping.ts';
import { parseMapping } from '../read-mapping.ts';

const PERSON = 'entries: [{ type: Person, id: "person:{id}", fields: { name: "{id}" }, states: [name] }]';
const SOURCE = 'rowSource: { title: "{a}", url: "{b}", publishedOn: { date: "{c}" } }';

const sourceOf = (row: Record<string, string>, rest = `${SOURCE}\n${PERSON}`) => {
  const made = mapped(smallMapping(rest), { id: 'x', ...row });
  if (made.kind === 'rejected') return made.problems.map(({ column, message }) => `${column}: ${message}`);
  return made.kind === 'entries' ? made.entries.map(({ source }) => source) : [];
};

describe('the source that a row names', () => {
  test('has the fields of the row and a name made from them', () => {
    expect(sourceOf({ a: 'Annual Report', b: 'https://example.org/r?y=1', c: '2019-05-06' })).toEqual([
      {
        name: expect.stringMatching(/^annual-report-[0-9a-f]{10}$/),
        values: {
          ...{ title: 'Annual Report', url: 'https://example.org/r?y=1', publishedOn: '2019-05-06' },
          ...{ precedence: 0, clearance: 'PUBLIC' },
        },
      },
    ]);
  });
  test('has the precedence and the clearance of the mapping, which a row cannot set', () => {
    const mapping = parseMapping(
      'm.yaml',
      `${HEAD.replace('Small', 'Small, precedence: 5, clearance: INTERNAL')}${SOURCE}\n${PERSON}`,
      model,
    );
    expect(mapping.source).toMatchObject({ precedence: 5, clearance: 'INTERNAL' });
    expect(mapped(mapping, { id: 'x', a: 'A' })).toMatchObject({
      entries: [{ source: { values: { title: 'A', precedence: 5, clearance: 'INTERNAL' } } }],
    });
    for (const name of ['precedence', 'clearance']) {
      expect(faultsOf(`rowSource: { title: "{a}", ${name}: "{b}" }\n${PERSON}`)).toEqual([
        expect.stringContaining('is not one of title, publisher, publishedOn, url, licence, coverage'),
      ]);
    }
  });
  test('is another one only if a field differs', () => {
    const [one] = sourceOf({ a: 'A', b: 'https://example.org/?y=1' });
    expect(sourceOf({ a: 'A', b: 'https://example.org/?y=1' })).toEqual([one]);
    expect(sourceOf({ a: 'A', b: 'https://example.org/y/1' })).not.toEqual([one]);
    expect(sourceOf({ a: 'A' })).not.toEqual([one]);
  });
  test('has its URL as its title if it has none, and is the file if it has neither', () => {
    expect(sourceOf({ b: 'https://example.org/' })).toMatchObject([{ values: { title: 'https://example.org/' } }]);
    expect(sourceOf({ c: '2019' })).toEqual([undefined]);
  });
  test('is named in the summaries of statements', () => {
    const made = mapped(smallMapping(`${SOURCE}\n${PERSON}`), { id: 'x', a: 'Report' });
    expect(made).toMatchObject({ entries: [{ statements: [{ summary: 'Report gives name as x.' }] }] });
  });
  test('rejects the row if a field is invalid', () => {
    expect(sourceOf({ a: 'A', b: 'javascript:alert(1)' })).toEqual([
      'b: "javascript:alert(1)" is not an http:// or https:// address (`source.url`)',
    ]);
    expect(sourceOf({ a: 'A', c: 'May' })).toEqual(['c: "May" is not a date in a format of the mapping']);
  });
  test('may be one for each item of a list', () => {
    const each = `entries: [{ type: Person, id: "person:{id}", each: { url: { split: "{a}", by: " " } }, source: { url: "{url}" }, fields: { name: "{id}" }, states: [name] }]`;
    expect(sourceOf({ a: 'https://a.example https://b.example' }, each)).toMatchObject([
      { values: { url: 'https://a.example' } },
      { values: { url: 'https://b.example' } },
    ]);
    const loan = each
      .replace('Person, id: "person:', 'Loan, id: "loan:')
      .replace('name: "{id}"', 'instrument: "{id}"')
      .replace('[name]', '[instrument]');
    expect(sourceOf({ a: 'https://a.example https://b.example' }, loan)).toHaveLength(2);
    expect(sourceOf({ a: 'https://a.example https://a.example' }, loan)).toEqual([
      'a: gives loan:x twice: if both are meant, add {position} to the id',
    ]);
  });
});

test.each([
  [
    `rowSource: { titel: "{a}" }\n${PERSON}`,
    [
      'rowSource must give a title or a url',
      'rowSource.titel is not one of title, publisher, publishedOn, url, licence, coverage (did you mean title?)',
    ],
  ],
  [`rowSource: { title: "{a}", sha256: "{b}" }\n${PERSON}`, ['rowSource.sha256 is not one of ']],
  [`rowSource: { title: "{e}" }\n${PERSON}`, ['rowSource.title names {e}']],
  [`rowSource: { title: "{a}", publishedOn: { const: May } }\n${PERSON}`, ['rowSource.publishedOn.const does not fit']],
])('reports the faults of %s', (mapping, faults) => {
  const reported = faultsOf(mapping).join('\n');
  for (const fault of faults) expect(reported).toContain(fault);
});
