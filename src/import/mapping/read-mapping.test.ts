import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ImportError } from '../../disk/index.ts';
import { faultsOf, model } from '../testing/small-mapping.ts';
import { parseMapping, readMapping } from './read-mapping.ts';

const person = (fields: string, rest = ''): string =>
  `entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}"${fields} }${rest} }]`;

const tenure = (fields: string): string =>
  `entries: [{ type: Tenure, id: "tenure:{id}", fields: { holder: "{a}", country: "{b}", office: x, rank: { const: OTHER }${fields} }, also: { it: "{c}" } }]`;

describe('a typo in a mapping', () => {
  test.each<[string, string, string]>([
    ['a key', `rejct: []\n${person('')}`, '1:1: rejct is unknown here (did you mean reject?)'],
    [
      'a field of the model',
      person(', birtYear: { number: "{b}" }'),
      'birtYear is not a field of Person that can be set: name, aliases, birthYear (did you mean birthYear?)',
    ],
    [
      'a type',
      'entries: [{ type: Persn, id: "{a}", fields: {} }]',
      '1:13: entries.0.type is not one of Alliance, Country, ',
    ],
    [
      'a column',
      person(', aliases: "{e}"'),
      '1:69: entries.0.fields.aliases names {e}, which is neither a column of the file nor an earlier value: id, a, b, c, d',
    ],
    [
      'a column of a flag',
      person(', aliases: { flags: { e: x } }'),
      'entries.0.fields.aliases.flags.e is neither a column',
    ],
    ['a column of a condition', `take: [{ value: "{x}", is: known }]\n${person('')}`, '1:10: take.0.value names {x}'],
    ['a value that comes later', `values: { x: "{y}", y: "{a}" }\n${person('')}`, '1:11: values.x names {y}'],
    ['a kind of value', person(', birthYear: { numbr: "{b}" }'), 'first; it has numbr (did you mean number?)'],
    ['a scale', person(', birthYear: { number: "{b}", scale: 0 }'), 'birthYear.scale must not be 0'],
    ['a scale of a column', person(', birthYear: { number: "{b}", scale: "{x}" }'), 'birthYear.scale names {x}'],
    [
      'units',
      person(', birthYear: { number: "{b}", units: comon }'),
      'birthYear.units must be common, or a table as { B: 1e9, M: 1e6 }',
    ],
    ['a unit', person(', birthYear: { number: "{b}", units: { M: x } }'), 'birthYear.units.M must be a number'],
    [
      'a separator that means two things',
      person(', birthYear: { number: "{b}", thousands: "." }'),
      'birthYear.thousands is also the decimal sign: set decimal: ","',
    ],
    ['a number that is a text', person(', birthYear: { number: "{b}", as: text }'), 'as must be int or float'],
    [
      'a text step on a sum',
      person(', birthYear: { sum: ["{b}"], as: int, strip: x }'),
      'strip is for a text, but this is a sum: put it on its terms',
    ],
    ['unknown parts', person(', birthYear: { sum: ["{b}"], as: int, unknown: 0 }'), 'must be skip, reject or null'],
    ['two kinds of value', person(', birthYear: { number: "{b}", date: "{b}" }'), 'it has date, number'],
    [
      'a modifier',
      person(', birthYear: { number: "{b}", requird: true }'),
      '1:97: entries.0.fields.birthYear.requird is unknown here (did you mean required?)',
    ],
    [
      'a modifier within a condition',
      person(', birthYear: { number: "{b}", when: [{ value: "{c}", iss: known, is: known }] }'),
      'birthYear.when.0.iss is unknown here',
    ],
    [
      'a condition without a test',
      person(', birthYear: { number: "{b}", when: [{ value: "{c}" }] }'),
      'birthYear.when.0 must have one of in, notIn, is, matches, before, after',
    ],
    [
      'a scheme',
      tenure(', from: { date: "{c}" }').replace('"{b}"', '{ country: "{b}", scheme: iso4 }'),
      'country.scheme is none of iso2, iso3, cow, gw, gec, name',
    ],
    [
      'a format',
      person(', birthYear: { number: { date: "{b}", formats: [dd.MM.yy] }, as: int }'),
      'formats.0 has "yy"',
    ],
    ['a pattern', person(', aliases: { value: "{b}", pattern: "(" }'), 'aliases.pattern is not a regular expression'],
    ...(['pattern', 'strip'] as const).map((step): [string, string, string] => [
      `a ${step} that looks ahead`,
      person(`, aliases: { value: "{b}", ${step}: "a(?=b)" }`),
      `aliases.${step} is a regular expression that cannot be matched in linear time: it looks ahead with (?=`,
    ]),
    [
      'a condition with a backreference',
      person(', birthYear: { const: 1, when: [{ value: "{c}", matches: "(a)\\\\1" }] }'),
      'when.0.matches is a regular expression that cannot be matched in linear time: it refers back to a group',
    ],
    [
      'a group',
      person(', aliases: { value: "{b}", pattern: "(?<x>.)", group: y }'),
      'aliases.group names a group that the pattern does not have: x',
    ],
    ['a template', person(', aliases: "{b"'), 'aliases has a { without a }'],
    [
      'a number in place of a value',
      person(', birthYear: 1950'),
      'birthYear must be a template or an object; for a constant, write { const: 1950 }',
    ],
    ['the name of a value', `values: { 1x: "{a}" }\n${person('')}`, 'values.1x'],
    ['a note', person('', ', states: [name], note: "{who}"'), 'entries.0.note names {who}'],
    ['a basis', person('', ', basis: GUESSED'), 'entries.0.basis is not one of REPORTED, QUOTED, INFERRED, CORRECTED'],
    [
      'a key of earlier versions',
      person('', ', merge: keep'),
      'entries.0.merge is no longer a key: the precedence of their sources decides which values stand',
    ],
    [
      'otherwise with nothing to keep',
      person(', birthYear: { number: "{b}", otherwise: keep }'),
      'otherwise can be keep only with a table or a pattern',
    ],
  ])('is reported where it is: %s', (_, rest, fault) => {
    const faults = faultsOf(rest);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
});

describe('a misfit between a mapping and the model', () => {
  test.each<[string, string, string]>([
    [
      'a value that an enum lacks',
      tenure('').replace('const: OTHER', 'const: KING'),
      'rank.const does not fit `rank`: "KING" is not one of HEAD_OF_STATE',
    ],
    [
      'such a value in a table',
      tenure('').replace('{ const: OTHER }', '{ value: "{c}", table: { k: KING } }'),
      'rank.table.k does not fit `rank`: "KING"',
    ],
    [
      'such a value in a named value',
      `values: { r: { value: "{c}", table: { k: KING } } }\n${tenure('').replace('{ const: OTHER }', '"{r}"')}`,
      '1:39: values.r.table.k does not fit `rank`',
    ],
    [
      'such a value in a choice',
      tenure('').replace('{ const: OTHER }', '{ first: [{ const: KING }, { const: OTHER }] }'),
      'rank.first.0.const does not fit',
    ],
    [
      'such a value in flags',
      'entries: [{ type: Alliance, id: "{a}", fields: { name: "{a}", kind: { const: BLOC }, obligations: { flags: { b: WAR } } } }]',
      'obligations.flags.b does not fit `obligations`',
    ],
    [
      'such a value as a default',
      tenure('').replace('{ const: OTHER }', '{ value: "{c}", table: { k: OTHER }, default: { const: KING } }'),
      'rank.default.const does not fit',
    ],
    [
      'text for a number',
      person(', birthYear: "{b}"'),
      'birthYear gives a text, but `birthYear` is of type Int: read it with { number: …, as: int }',
    ],
    ['a date for a number', person(', birthYear: { date: "{b}" }'), 'birthYear gives a date'],
    [
      'a list for one value',
      person(', birthYear: { list: [{ number: "{b}" }] }'),
      'gives a list, but `birthYear` is a single value',
    ],
    [
      'an id of another type',
      tenure('').replace('"{b}"', '{ const: person:x }'),
      'country.const does not fit `country`: "person:x" is no id of Country',
    ],
    [
      'a constant day that does not exist',
      tenure(', from: { const: 2023-02-30 }'),
      'from.const does not fit `from`: "2023-02-30" is not a day that exists',
    ],
    [
      'a missing required field',
      'entries: [{ type: Person, id: "{a}", fields: { birthYear: { const: 1 } } }]',
      'lacks required fields of Person: name',
    ],
    [
      'a computed field',
      'entries: [{ type: Person, id: "{a}", fields: { name: "{a}", id: "{b}" } }]',
      'fields.id is not a field of Person that can be set',
    ],
    [
      'a statement of a field that is not set',
      person('', ', states: [birthYear]'),
      'entries.0.states.0 is not a field of this entry',
    ],
    ['a property stated twice', person('', ', also: { name: "{b}" }'), 'entries.0.also.name is already stated'],
    [
      'entries that share a key',
      person('').replace(/\[(.*)\]/, '[$1, $1]'),
      'entries.1.type is used by another entry: give this one a `key` other than person',
    ],
    ['a duplicate key', `source: { title: x, licence: y }\n${person('')}`, 'the key source appears twice'],
    [
      'parts of a field without parts',
      person(', aliases: [{ x: "{b}" }]'),
      'aliases has no parts: write { list: [ … ] }',
    ],
    [
      'an unknown field of a part',
      'entries: [{ type: Event, id: "{a}", fields: { title: "{b}", kind: { const: VISIT }, status: { const: OCCURRED }, participants: [{ rle: "{b}", actor: "{c}" }] }, also: { it: "{c}" } }]',
      'participants.0.rle is not a field of Participant',
    ],
  ])('is reported where it is: %s', (_, rest, fault) => {
    expect(faultsOf(rest).join('\n')).toContain(fault);
  });
});

test('lists all problems at once, in the order of their lines', () => {
  const faults = faultsOf(`values:
  x: "{nope}"
entries:
  - type: Person
    id: "person:{id}"
    fields:
      name: "{x}"
      birthYear:
        number: "{b}"
        as: int
        pattern: "["
      nickname: "{c}"
`);
  expect(faults.map((fault) => fault.replace(/ names .*| is not a .*/, ''))).toEqual([
    '2:3: values.x',
    '11:9: entries.0.fields.birthYear.pattern',
    '12:7: entries.0.fields.nickname',
  ]);
});

test('reports a fault in an aliased value at its anchor', () => {
  const faults = faultsOf(`values:
  x: &one { number: "{nope}" }
  y: *one
${person('')}`);
  expect(faults).toEqual([
    expect.stringMatching(/^2:13: values\.x\.number names/),
    expect.stringMatching(/^2:13: values\.y\.number names/),
  ]);
});

test('reports invalid YAML with its place', () => {
  expect(() => parseMapping('m.yaml', 'name: a\nfile: [', model)).toThrow(
    /^m\.yaml has 1 problem\(s\):\n- m\.yaml:2:\d+: /,
  );
  expect(() => parseMapping('m.yaml', '', model)).toThrow(ImportError);
});

test('accepts the source fields of the model, except those that the import fills in', () => {
  const text = `name: m
source: { author: x, sha256: y, publishedOn: 2023-02-30 }
recordedAt: 2026-01-01
file: { format: csv, columns: [a] }
${person('')}`;
  expect(() => parseMapping('m.yaml', text, model)).toThrow(
    [
      'm.yaml has 5 problem(s):',
      '- m.yaml:2:9: source.title is missing',
      '- m.yaml:2:11: source.author is unknown here',
      '- m.yaml:2:22: source.sha256 is unknown here',
      '- m.yaml:2:33: source.publishedOn is not a day that exists, written as 2023-09-13',
      '- m.yaml:3:1: recordedAt is no instant to the millisecond at most, written as 2023-09-13T12:00:00Z',
    ].join('\n'),
  );
});

test('names a missing file', async () => {
  await expect(readMapping('/nowhere/m.yaml', model)).rejects.toThrow('/nowhere/m.yaml: there is no such file');
});

test('reads a file with its defaults and its text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-mapping-'));
  try {
    const path = join(folder, 'm.yaml');
    const text = `name: m
source: { title: M }
recordedAt: 2026-01-01T00:00:00Z
file: { format: tsv, columns: [a, 1] }
entries: [{ type: Person, id: "person:{1}", fields: { name: "{a}" } }]
`;
    await writeFile(path, text);
    expect(await readMapping(path, model)).toMatchObject({
      text,
      file: { format: 'tsv', columns: ['a', '1'], optional: [] },
      missing: [''],
      take: [],
      entries: [{ fields: { name: '{a}' }, basis: 'REPORTED' }],
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
