import { describe, test } from '@jest/globals';

/** What tests need and a machine may lack, with how to have it. A run lists what it left out by these words. */
const NEEDS = {
  articles: 'the articles: set ENTENTE_SHARED to their folder',
  chromium: 'Chromium: install it, or set CHROMIUM_PATH',
  compose: 'Docker with its compose plugin',
  data: 'the public data sets: set ENTENTE_DATA to their folder',
  linux: 'Linux',
  neo4j: 'Neo4j: have Java 17+ and Maven, or set NEO4J_URI',
  neo4jAdmin: "Neo4j's jars and Java: npm run neo4j -- --fetch-only",
  mount: 'the right to mount a small disk: Linux, as root',
  python: 'Python with tests/requirements.txt: set ENTENTE_PYTHON',
  redis: 'Redis: set REDIS_URL to one that tests may count in',
} as const;

export type Need = keyof typeof NEEDS;

/** What stands behind the name of a test that is left out for want of this. */
export const needTag = (need: Need): string => `[needs ${NEEDS[need]}]`;

/** `describe` where what it needs is there; else its tests are left out, and say why. */
export const describeWith = (need: Need, there: boolean) => (there ? describe : tagged(describe.skip, need));

/** `test` where what it needs is there; else it is left out, and says why. */
export const testWith = (need: Need, there: boolean) => (there ? test : tagged(test.skip, need));

type Naming = (name: string, ...rest: never[]) => unknown;

/** The same block, with the tag behind each name that it is given. */
function tagged<Block extends Naming & { readonly each: (...table: never[]) => Naming }>(
  block: Block,
  need: Need,
): Block {
  const withTag = <Inner extends Naming>(inner: Inner): Inner =>
    new Proxy(inner, {
      apply: (target, self, [name, ...rest]: [string, ...never[]]) =>
        Reflect.apply(target, self, [`${name} ${needTag(need)}`, ...rest]),
    });
  return new Proxy(withTag(block), {
    get: (target, key) =>
      key === 'each' ? (...table: never[]) => withTag(target.each(...table)) : Reflect.get(target, key),
  });
}
