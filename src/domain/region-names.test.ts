import { describe, expect, test } from '@jest/globals';
import { hasOtherScript, regionNames } from './region-names.ts';

describe('regionNames', () => {
  test.each([
    ['VE', 'Венесуэла', 'ru'],
    ['VE', 'Венесуела', 'uk'],
    ['CN', '中国', 'zh'],
    ['CN', '中國', 'zh-Hant'],
    ['CN', 'الصين', 'ar'],
    ['CN', 'چین', 'fa'],
    ['VE', 'ベネズエラ', 'ja'],
    ['CN', '중국', 'ko'],
    ['CN', 'Κίνα', 'el'],
    ['CN', 'סין', 'he'],
    ['IN', 'भारत', 'hi'],
    ['US', 'США', 'ru'],
  ])('%s is %s in %s', (code, text, language) => {
    const name = regionNames(code).find((one) => one.text === text);
    expect(name?.languages).toContain(language);
  });

  test('are each of one list of languages, with words, and in no Latin letters', () => {
    const names = regionNames('VE');
    expect(new Set(names.map(({ text }) => text)).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
    for (const { text, words, languages } of names) {
      expect(text).not.toMatch(/[a-z]/i);
      expect(hasOtherScript(text)).toBe(true);
      expect(words.length).toBeGreaterThan(0);
      expect(languages.length).toBeGreaterThan(0);
    }
  });

  test.each(['SUHH', 'VEN', 'XX', 've', ''])('there are none for %j, which is no code', (code) =>
    expect(regionNames(code)).toEqual([]),
  );
});

test.each([
  ['Venezuela', false],
  ['Łódź 2018', false],
  ['', false],
  ['Китай', true],
  ['中国', true],
  ['loans to Китай', true],
])('hasOtherScript of %j is %s', (text, is) => expect(hasOtherScript(text)).toBe(is));
