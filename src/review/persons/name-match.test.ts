import { describe, expect, test } from '@jest/globals';
import { matchNames } from './name-match.ts';
import { parseName } from './name-words.ts';

const match = (one: string, other: string) => matchNames(parseName(one), parseName(other), () => 1);

describe('parseName', () => {
  test.each([
    ['Dr. John Major', ['john', 'major'], []],
    ['Hugo CHAVEZ Frias', ['hugo', 'chavez', 'frias'], ['chavez']],
    ['Saito, M.', ['saito', 'm'], ['saito']],
    ['Heemskerk, JA', ['heemskerk', 'j', 'a'], ['heemskerk']],
    ['Albert BRYAN, Jr.', ['albert', 'bryan'], ['bryan']],
    ["Ulufa'alu", ['ulufaalu'], ['ulufaalu']],
    ['Mutsuhito (Emperor)', ['mutsuhito'], ['mutsuhito']],
    ['XI Jinping', ['xi', 'jinping'], []],
    ['习近平', ['习', '近', '平'], ['习', '近', '平']],
  ])('splits %p into the words %p, known by %p', (written, words, known) => {
    const name = parseName(written);
    expect(name.words.map(({ text }) => text)).toEqual(words);
    expect(name.words.filter((word) => word.known).map(({ text }) => text)).toEqual(known);
  });

  test.each([
    ['CHARLES III', 'iii'],
    ['Benigno Aquino III', 'iii'],
    ['Aksel V. JOHANNESEN', undefined],
    ['XI Jinping', undefined],
  ])('reads the number of %p as %p', (written, ordinal) => expect(parseName(written).ordinal).toBe(ordinal));
});

describe('matchNames', () => {
  test.each([
    ['Nicolás Maduro', 'MADURO Nicolas'],
    ['Kim Jong Un', 'KIM Jong-un'],
    ['Kim Jongun', 'Kim Jong Un'],
    ['Salman bin Abdulaziz Al Saud', 'SALMAN bin Abd al-Aziz Al Saud'],
    ['Ilhma Aliyev', 'Ilham ALIYEV'],
  ])('matches %p and %p, whatever the order and the spelling', (one, other) => {
    expect(match(one, other)).toMatchObject({ different: 0, fatherAndChild: false });
    expect(match(one, other).shared).toBeGreaterThan(1.4);
    expect(match(one, other).reason).toContain('the same name');
  });

  test('weighs part of a name less than all of it, and counts unshared words against the match', () => {
    const part = match('Hugo Chavez', 'Hugo CHAVEZ Frias');
    expect(part).toMatchObject({ shared: 2, different: 0 });
    expect(part.reason).toBe('"Hugo Chavez" ~ "Hugo CHAVEZ Frias": Hugo Chavez in common');
    expect(match('Chavez', 'Hugo CHAVEZ Frias').shared).toBe(1);
    const brothers = match('Nawaz Sharif', 'Muhammad Shehbaz SHARIF');
    expect(brothers).toMatchObject({ shared: 1, different: 1 });
    expect(brothers.reason).toContain('but Nawaz against Muhammad Shehbaz');
  });

  test('gives an initial little weight, and counts a different one against the match', () => {
    expect(match('D. Barrow', 'Dean Barrow')).toMatchObject({ shared: 1.25, different: 0 });
    expect(match('H. Aliyev', 'Ilham ALIYEV')).toMatchObject({ shared: 1, different: 0.5 });
  });

  test('halves the weight of a word by which a person is not known', () => {
    expect(match('Thomas', 'Thomas SMITH').shared).toBe(0.5);
    expect(match('Smith', 'Thomas SMITH').shared).toBe(1);
  });

  test('distinguishes monarchs of the same name by number if both have one', () => {
    expect(match('Charles II', 'CHARLES III').ordinal).toBe('other');
    expect(match('Muhammad VI', 'MOHAMMED VI').ordinal).toBe('same');
    expect(match('Mswati', 'MSWATI III').ordinal).toBe('unknown');
  });

  test("does not take a patronymic for the child's own name", () => {
    expect(match('Salman bin Abdulaziz', 'MUHAMMAD bin Salman').fatherAndChild).toBe(true);
    expect(match('Tamim ibn Hamad Al Thani', 'TAMIM bin Hamad Al Thani').fatherAndChild).toBe(false);
  });

  test('ignores particles and titles', () => {
    expect(match('Dr. al Hakim', 'Dr. al Sabah').shared).toBe(0);
  });
});
