import type { CypherStatement } from '../../../src/cypher/index.ts';
import { textKey } from '../../../src/domain/index.ts';

/** More rows than one chunk of the embedded engine has. */
export const MANY = 3_000;

const EMOJI = '\u{1F600}';
export const LAST_OF_BMP = '\uFFFD';

/** The graph that all rows are tried on: countries a, b, c; loans to a, b and c, of which the first has a creditor. */
export const FILLED: readonly CypherStatement[] = [
  {
    text:
      "CREATE (a:C {id: 'a'}), (b:C {id: 'b'}), (c:C {id: 'c'}), (l1:L {id: 'l1', v: 1, s: '1'}), " +
      "(l2:L {id: 'l2', v: 2, s: 'x'}), (l3:L {id: 'l3'}), (l1)-[:R]->(a), (l2)-[:R]->(b), (l3)-[:R]->(c), (l1)-[:D]->(b)",
    params: {},
  },
  {
    text:
      "CREATE (f:P {id: 'from'}), (t:P {id: 'to'}), (f)-[:S]->(:P {shut: true})-[:S]->(t), " +
      '(f)-[:S]->(:P)-[:S]->(:P)-[:S]->(t)',
    params: {},
  },
  { text: `UNWIND range(1, ${MANY}) AS i CREATE (:M {id: i})-[:N]->(:X)`, params: {} },
  {
    text: 'CREATE (:T {id: 1, t: $emoji, key: $emojiKey}), (:T {id: 2, t: $last, key: $lastKey})',
    params: { emoji: EMOJI, last: LAST_OF_BMP, emojiKey: textKey(EMOJI), lastKey: textKey(LAST_OF_BMP) },
  },
  {
    text: "CREATE (:W {id: 'append', list: ['a']}), (:W {id: 'appended', list: ['a']}), (:W {id: 'set', a: 1, b: 2}), (:W {id: 'sets', a: 1, b: 2})",
    params: {},
  },
];
