import { foldWords, nfc } from './text/index.ts';

/** Words that tell no country from another. */
const LEFT_OUT: ReadonlySet<string> = new Set(['and', 'the', 'of', 'et', 'und', 'y', 'de', 'la', 'le', 'les', 'el']);

/** Words that are written in several ways, and the one that stands for all of them. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  saint: ['st', 'ste', 'sainte'],
  republic: ['rep', 'repub'],
  democratic: ['dem'],
  federal: ['fed', 'federated', 'federation'],
  people: ['peoples'],
  states: ['sts'],
  union: ['un'],
  united: ['utd', 'unit'],
  islands: ['is', 'isl', 'isls', 'island', 'isle', 'isles', 'i'],
  territories: ['ter', 'terr', 'territory'],
  province: ['prov'],
  kingdom: ['kgdm'],
  north: ['n', 'northern'],
  south: ['s', 'southern'],
  east: ['e', 'eastern'],
  west: ['w', 'western'],
  central: ['c', 'cent'],
  equatorial: ['eq', 'equat'],
  african: ['afr'],
  french: ['fr'],
  british: ['br', 'brit'],
  herzegovina: ['herz', 'hercegovina'],
  barbuda: ['barb'],
  grenadines: ['gren'],
  vincent: ['vin'],
};

const STANDING = new Map(
  Object.entries(WRITTEN).flatMap(([word, forms]) => forms.map((form) => [form, word] as const)),
);

/** What a point, an apostrophe or a blank may have parted: `People's`, `U.S.A.`, `d'Ivoire`, `Viet Nam`. */
const PARTED: readonly (readonly [RegExp, string])[] = [
  [/(?<= people) s(?= )/g, ''],
  [/(?<= [a-z]) (?=[a-z] )/g, ''],
  [/ d (?=[a-z])/g, ' d'],
  [/ viet nam /g, ' vietnam '],
];

/**
 * What names of a country have in common that are written otherwise: in another case or without accents, with other
 * apostrophes, dashes or signs that are not seen, with `&` or `and`, shortened (`St.`, `Rep.`), as `Gambia, The`, or with a
 * part in parentheses: the words, in an order of their own.
 */
export function countryKey(name: string): string {
  const folded = foldWords(name);
  const words = PARTED.reduce((text, [parted, whole]) => text.replace(parted, whole), ` ${folded} `)
    .trim()
    .split(' ')
    .map((word) => STANDING.get(word) ?? word)
    .filter((word) => !LEFT_OUT.has(word));
  // A name without a word is its signs.
  return words.sort().join(' ') || folded || nfc(name.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\s]+/gu, ''));
}

/** A name and another of the same country beside it: `Myanmar (Burma)`, `Turkey/Ottoman Empire`; undefined where it is one. */
export function twoNames(name: string): readonly [string, string] | undefined {
  const [, one = '', other = ''] =
    /^([^()[\]]+)[([]([^()[\]]+)[)\]]\s*$/.exec(name) ?? /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  const second = other.replace(/^\s*(?:now|formerly|former|previously|ex|also|aka|i\.e\.)[\s:,-]+/i, '');
  return one.trim() === '' || second.trim() === '' ? undefined : [one.trim(), second.trim()];
}
