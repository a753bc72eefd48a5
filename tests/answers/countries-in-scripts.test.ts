import { expect, test } from '@jest/globals';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** Names that nothing in the seed has. */
const NAMES: readonly (readonly [script: string, name: string, id: string, language: string])[] = [
  ['Cyrillic', 'Венесуэла', 'country:VE', 'ru'],
  ['Arabic', 'الصين', 'country:CN', 'ar'],
  ['traditional Han', '委內瑞拉', 'country:VE', 'zh-Hant'],
  ['kana', 'ベネズエラ', 'country:VE', 'ja'],
  ['Hangul', '베네수엘라', 'country:VE', 'ko'],
  ['Devanagari', 'वेनेज़ुएला', 'country:VE', 'hi'],
  ['Greek', 'Βενεζουέλα', 'country:VE', 'el'],
  ['Hebrew', 'ונצואלה', 'country:VE', 'he'],
  ['Thai', 'เวเนซุเอลา', 'country:VE', 'th'],
  ['Georgian', 'ვენესუელა', 'country:VE', 'ka'],
  ['Armenian', 'Վենեսուելա', 'country:VE', 'hy'],
  ['Bengali', 'চীন', 'country:CN', 'bn'],
];

interface Hit {
  readonly score: number;
  readonly property: string;
  readonly node: { readonly id: string };
  readonly matches: readonly {
    readonly property: string;
    readonly text: string;
    readonly languages: readonly string[];
    readonly segments: readonly { readonly text: string; readonly matched: boolean }[];
  }[];
}

describeEngines('countries by their names in other scripts', fillWithSeed, (graph) => {
  const find = async (query: string): Promise<readonly Hit[]> => {
    const { search } = (await dataOf(
      graph(),
      `query ($query: String!) {
        search(query: $query, first: 10) {
          edges { score property node { id } matches { property text languages segments { text matched } } }
        }
      }`,
      { query },
    )) as { search: { edges: readonly Hit[] } };
    return search.edges;
  };

  test.each(NAMES)('in %s: %s', async (_, name, id, language) => {
    const [hit] = await find(name);
    expect(hit).toMatchObject({ score: 1, property: 'name', node: { id } });
    const [match, ...others] = hit?.matches ?? [];
    expect(others).toEqual([]);
    expect(match).toMatchObject({ property: 'name', text: name, segments: [{ text: name, matched: true }] });
    expect(match?.languages).toContain(language);
  });

  test('begun, in another case, and with accents left out', async () => {
    for (const query of ['Венесу', 'ВЕНЕСУЭЛА', 'Βενεζουελα']) {
      const [hit] = await find(query);
      expect([query, hit?.node.id]).toEqual([query, 'country:VE']);
    }
    const [begun] = await find('Венесу');
    expect(begun?.score).toBeLessThan(1);
    // The shortest name that begins so is Mongolian.
    expect(begun?.matches[0]).toMatchObject({ languages: ['mn'], segments: [{ text: 'Венесуэл', matched: true }] });
  });

  test('together with a word that the country has stored', async () => {
    const [hit] = await find('Венесуэла VEN');
    expect(hit?.node.id).toBe('country:VE');
    expect(hit?.matches.map(({ property }) => property)).toEqual(['iso3', 'name']);
  });

  test('not for a stored text that matches as well, nor in Latin letters', async () => {
    const [stored] = await find('Venezuela');
    expect(stored?.matches.map(({ languages }) => languages)).toEqual([[]]);
    expect((await find('Allemagne')).filter(({ node }) => node.id.startsWith('country:'))).toEqual([]);
    expect(await find('Нигде')).toEqual([]);
  });
});
