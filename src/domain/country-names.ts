import { nfc } from './text/key.ts';
import { foldWords } from './text/words.ts';

/** Words that do not distinguish countries. */
const LEFT_OUT: ReadonlySet<string> = new Set(['and', 'the', 'of', 'et', 'und', 'y', 'de', 'la', 'le', 'les', 'el']);

/** Words with several spellings, by the one that replaces them. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
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

const REPLACEMENTS = new Map(
  Object.entries(SPELLINGS).flatMap(([word, forms]) => forms.map((form) => [form, word] as const)),
);

/** Rejoins words split by a period, apostrophe or space: `People's`, `U.S.A.`, `d'Ivoire`, `Viet Nam`. */
const PARTED: readonly (readonly [RegExp, string])[] = [
  [/(?<= people) s(?= )/g, ''],
  [/(?<= [a-z]) (?=[a-z] )/g, ''],
  [/ d (?=[a-z])/g, ' d'],
  [/ viet nam /g, ' vietnam '],
];

/**
 * A key shared by the spellings of a country's name: its words, normalized and sorted. Case, accents, punctuation,
 * invisible characters, abbreviations (`St.`, `Rep.`) and word order (`Gambia, The`) do not matter.
 */
export function countryKey(name: string): string {
  const folded = foldWords(name);
  const words = PARTED.reduce((text, [parted, whole]) => text.replace(parted, whole), ` ${folded} `)
    .trim()
    .split(' ')
    .map((word) => REPLACEMENTS.get(word) ?? word)
    .filter((word) => !LEFT_OUT.has(word));
  // A name without words is compared by its characters.
  return words.sort().join(' ') || folded || nfc(name.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\s]+/gu, ''));
}

/** The two names in `Myanmar (Burma)` or `Turkey/Ottoman Empire`; undefined for a single name. */
export function twoNames(name: string): readonly [string, string] | undefined {
  const [, one = '', other = ''] =
    /^([^()[\]]+)[([]([^()[\]]+)[)\]]\s*$/.exec(name) ?? /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  const second = other.replace(/^\s*(?:now|formerly|former|previously|ex|also|aka|i\.e\.)[\s:,-]+/i, '');
  return one.trim() === '' || second.trim() === '' ? undefined : [one.trim(), second.trim()];
}
