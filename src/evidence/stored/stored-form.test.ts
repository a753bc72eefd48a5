import { describe, expect, test } from '@jest/globals';
import { IN_FORCE_BOUNDS } from '../../domain/index.ts';
import { loadModel, nodeType } from '../../model/index.ts';
import { modelOf } from '../../model/testing/model-of.ts';
import { storedForm } from './stored-form.ts';

const model = loadModel();

describe('storedForm', () => {
  test('adds a key for each text and the folded words of each list item', () => {
    const person = { id: 'person:a', name: 'Jose\u0301', aliases: ['Pepe  Ñ', '!'], birthYear: 1900n };
    expect(storedForm(nodeType(model, 'Person'), person)).toEqual({
      id: 'person:a',
      name: 'José',
      name_key: 'jose\tJosé',
      aliases: ['Pepe  Ñ', '!'],
      aliases_key: ['pepe n'],
      birthYear: 1900n,
    });
  });

  test('adds no key for an absent value, an id, a date or an enum', () => {
    const event = { id: 'event:a', title: 'T', kind: 'VISIT', from: '2000-01-01' };
    expect(Object.keys(storedForm(nodeType(model, 'Event'), event)).sort()).toEqual(
      [...Object.keys(event), 'title_key', ...IN_FORCE_BOUNDS].sort(),
    );
  });

  test('adds the days between which a fact is in force', () => {
    const event = { id: 'event:a', from: '2000-01-01', fromPrecision: 'YEAR', until: '2001-01-01' };
    expect(storedForm(nodeType(model, 'Event'), event)).toMatchObject({
      possible_from: '2000-01-01',
      shown_from: '2000-12-31',
      shown_until: '2001-01-01',
      presumed_until: '2001-01-01',
      possible_until: '2001-01-01',
    });
  });
});

test('the model refuses a property with the name of a key', () => {
  const sdl = (name: string) => `
    "A thing." type Thing @node(prefix: "thing", single: "thing") @collection(name: "things", description: "Things.") {
      "Its id." id: ID!
      "Its name." name: String!
      "Another." ${name}: Int
    }`;
  expect(() => modelOf(sdl('other'))).not.toThrow();
  expect(() => modelOf(sdl('name_key'))).toThrow('Thing.name_key has the name of the stored key of name');
});
