import { expect, test } from '@jest/globals';
import { keptRelations } from '../kept.ts';
import { loadModel } from '../load.ts';
import { modelOf } from '../testing/model-of.ts';

const withOrder = (by: string, { list = '[Post!]!', more = '' } = {}) => `
  "A date."
  scalar Date
  "A fact."
  interface Fact {
    "The id."
    id: ID!
  }
  "A person."
  type Person @node(prefix: "person", single: "person") {
    "The id."
    id: ID!
    "The posts."
    posts: ${list} @relationship(type: "HOLDER", direction: IN) @ordered(by: [${by}])
    ${more}
  }
  "A post."
  type Post implements Fact @node(prefix: "post", single: "post") {
    "The id."
    id: ID!
    "Who holds it."
    holder: Person @relationship(type: "HOLDER", direction: OUT)
    "What it is called."
    name: String
    "Its days."
    days: [Date!]!
    "Its beginning."
    from: Date
    "Its pay."
    pay: Float!
    "Until when."
    presumedUntil: Date
  }
`;

const FROM = '{ field: "from", direction: DESC }';

test('reads which orders are kept, and under which names', () => {
  expect(keptRelations(modelOf(withOrder(`${FROM}, { field: "pay", direction: ASC }`)))).toEqual([
    {
      ...{ label: 'Person', relationship: 'HOLDER', facts: 'Post', distinct: false, flag: 'posts_kept' },
      lists: [
        { list: 'posts_by_from_desc', property: 'from', direction: 'DESC', nullable: true, type: 'Date' },
        { list: 'posts_by_pay_asc', property: 'pay', direction: 'ASC', nullable: false, type: 'Float' },
      ],
      ...{ count: undefined, sums: [] },
    },
  ]);
});

test('reads which sums are kept, and under which names', () => {
  const sdl = withOrder(FROM).replace('@ordered', '@summed(of: ["pay"]) @ordered');
  expect(keptRelations(modelOf(sdl))).toMatchObject([
    {
      count: 'posts_count',
      sums: [
        {
          ...{ property: 'pay', whole: false },
          columns: { sum: 'posts_pay_sum', known: 'posts_pay_known', min: 'posts_pay_min', max: 'posts_pay_max' },
        },
      ],
    },
  ]);
});

test.each([
  ['["name"]', {}, 'is @summed of Post.name, which is no number'],
  ['["from"]', {}, 'is @summed of Post.from, which is no number'],
  ['["pay", "pay"]', {}, 'is @summed twice of pay'],
  ['["pay"]', { list: 'Post' }, 'is @ordered and @summed, which only a list of facts that lead to a @node can be'],
  ['["pay"]', { more: '"A sum." posts_pay_sum: Int' }, 'stores posts_pay_sum, the name of a field'],
])('refuses the sums of %s %j', (of, options, message) => {
  const sdl = withOrder(FROM, options).replace('@ordered', `@summed(of: ${of}) @ordered`);
  expect(() => modelOf(sdl)).toThrow(message);
});

test('refuses sums of facts from which several relationships may lead to the node', () => {
  const sdl = withOrder(FROM).replace(
    'direction: IN) @ordered',
    'direction: IN, distinct: true) @summed(of: ["pay"]) @ordered',
  );
  expect(() => modelOf(sdl)).toThrow('is @summed, though several relationships may lead from a fact to the node');
});

test('the model keeps the loans of countries and organizations, the largest, the newest and the oldest', () => {
  const kept = keptRelations(loadModel()).filter(({ facts }) => facts === 'Loan');
  expect(kept.map(({ label, flag }) => `${label}.${flag}`)).toEqual([
    'Country.loansGiven_kept',
    'Country.loansReceived_kept',
    'Organization.loansGiven_kept',
    'Organization.loansReceived_kept',
  ]);
  for (const { lists, sums } of kept) {
    expect(sums.map(({ property }) => property)).toEqual(['principalUsd']);
    expect(lists.map(({ property, direction }) => `${property} ${direction}`)).toEqual([
      'principalUsd DESC',
      'from DESC',
      'from ASC',
    ]);
  }
});

test.each([
  ['{ field: "form", direction: DESC }', {}, 'Post.form, which is not a property (did you mean from?)'],
  ['{ field: "name", direction: DESC }', {}, 'Post.name, which is neither a number, a date nor a time'],
  ['{ field: "days", direction: DESC }', {}, 'Post.days, which is neither a number, a date nor a time'],
  ['{ field: "presumedUntil", direction: ASC }', {}, 'Post.presumedUntil, which changes with other facts'],
  [`${FROM}, ${FROM}`, {}, 'is @ordered twice as posts_by_from_desc'],
  [FROM, { list: 'Post' }, 'is @ordered, which only a list of facts that lead to a @node can be'],
  [FROM, { more: '"A flag." posts_kept: Int' }, 'stores posts_kept, the name of a field'],
])('refuses the order %s %j', (by, options, message) => {
  expect(() => modelOf(withOrder(by, options))).toThrow(message);
});

test('refuses an order of what is no relation', () => {
  const sdl = withOrder(FROM, { more: `"How many." count: Int @ordered(by: [${FROM}])` });
  expect(() => modelOf(sdl)).toThrow('Person.count has @ordered, which only a @relationship can have');
});
