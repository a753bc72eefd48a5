/** A leader of a generated list. The ids of the two lists have nothing in common; `key` says who is who. */
export interface GeneratedLeader {
  readonly key: number;
  readonly name: string;
  readonly born: number | undefined;
  readonly iso: string;
  /** When the leader held the office: some come back to it. */
  readonly terms: readonly Term[];
  readonly rank: 'HEAD_OF_STATE' | 'HEAD_OF_GOVERNMENT';
}

interface Term {
  readonly from: string;
  readonly until: string;
}

/** A date of a term that the second list has otherwise. */
interface OtherDate {
  readonly key: number;
  /** The index of the term. */
  readonly term: number;
  readonly property: keyof Term;
}

/** How the second list differs, by the keys of the leaders whom it changes. */
export interface SecondList {
  readonly leaders: readonly GeneratedLeader[];
  readonly otherDates: readonly OtherDate[];
  readonly otherSpellings: ReadonlySet<number>;
  readonly wrongYears: ReadonlySet<number>;
}

/** Given and family names of a script, separated by spaces. */
const SCRIPTS: readonly (readonly [given: string, family: string, familyFirst?: true])[] = [
  ['José María Hugo Néstor Álvaro Raúl Begoña', 'Chávez Frías Ibáñez Muñoz Peñaloza Quiñones Cárdenas Ortega Zelaya'],
  ['伟 秀英 建国 志强 丽华 国栋', '王 李 张 刘 陈 杨 赵 欧阳 司马', true],
  ['John Margaret William Eleanor Harold', 'Whitlam Callaghan Eisenhower Baldwin Pankhurst Fitzgerald Macmillan'],
  ['Владимир Нурсултан Ольга Пётр Алексей', 'Громыко Тихонов Хрущёв Жданов Шеварднадзе Булганин Ельцин'],
  ['محمد أحمد فاطمة خالد يوسف', 'الصباح الخطيب المغربي القحطاني الحريري النحاس'],
  ['Γεώργιος Ελένη Κωνσταντίνος Ανδρέας', 'Παπανδρέου Καραμανλής Βενιζέλος Μητσοτάκης Τρικούπης'],
  ['राजीव इन्दिरा अटल सरोजिनी मोरारजी', 'गांधी वाजपेयी देसाई मुखर्जी शास्त्री पाटिल'],
  ['დავით ნინო გიორგი თამარ ზვიად', 'გამსახურდია სააკაშვილი შევარდნაძე მარგველაშვილი'],
  ['대중 영삼 정희 근혜 승만', '김 박 이 최 노 윤', true],
  ['Đặng Nguyễn Łukasz Østen Ştefan Žiga', 'Krzyżanowski Håkonsson Țepeș Ağaoğlu Đorđević Błaszczyk'],
];

/** Numbers from 0 to 1 that only look random, the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1890, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(2024, 0, 1) / DAY_MS;

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/**
 * Leaders of countries, one after another, with names in the script of each. Some are children of the one before, some
 * share their office, name and time with a spouse, and some come back after the next one.
 */
export function generatedLeaders(isoCodes: readonly string[]): readonly GeneratedLeader[] {
  const random = generator(7);
  const leaders: GeneratedLeader[] = [];
  const add = (leader: Omit<GeneratedLeader, 'key'>): void => void leaders.push({ ...leader, key: leaders.length + 1 });
  for (const [index, iso] of isoCodes.entries()) {
    const [given = '', family = '', familyFirst] = SCRIPTS[index % SCRIPTS.length] ?? [];
    const pick = (words: string): string => words.split(' ')[Math.floor(random() * words.split(' ').length)] ?? '';
    const nameOf = (surname: string): string =>
      familyFirst ? `${surname}${pick(given)}` : `${pick(given)} ${surname}`;
    let surname = pick(family);
    for (let day = FIRST_DAY + Math.floor(random() * 900); day < LAST_DAY; ) {
      if (random() > 0.05) surname = pick(family);
      const until = day + 200 + Math.floor(random() * 1800);
      const year = new Date(day * DAY_MS).getUTCFullYear();
      const born = random() < 0.1 ? undefined : year - 35 - Math.floor(random() * 35);
      const term = { from: dateOf(day), until: dateOf(until) };
      add({ born, iso, terms: [term], name: nameOf(surname), rank: 'HEAD_OF_STATE' });
      if (random() < 0.04) {
        const terms = [{ ...term, from: dateOf(day + 100 + Math.floor(random() * 90)) }];
        add({ born: undefined, iso, terms, name: nameOf(surname), rank: 'HEAD_OF_GOVERNMENT' });
      }
      day = until;
    }
  }
  return withReturns(leaders);
}

/** Lets some leaders come back before the long term of the next one would have ended. */
function withReturns(leaders: readonly GeneratedLeader[]): readonly GeneratedLeader[] {
  const random = generator(13);
  const changed = [...leaders];
  for (const [index, leader] of leaders.entries()) {
    const next = leaders.find(({ key, rank }) => key > leader.key && rank === 'HEAD_OF_STATE');
    const [long] = next?.terms ?? [];
    if (leader.rank !== 'HEAD_OF_STATE' || next?.iso !== leader.iso || !long) continue;
    const back = dayOf(long.from) + 600;
    if (back > dayOf(long.until) - 300 || random() > 0.1) continue;
    const own = changed[index] ?? leader;
    changed[index] = { ...own, terms: [...own.terms, { from: dateOf(back), until: long.until }] };
    changed[next.key - 1] = { ...next, terms: [{ from: long.from, until: dateOf(back) }] };
  }
  return changed;
}

/**
 * A list of the same leaders: a twentieth are missing, and some have other dates, spellings, birth years or none. No other
 * date makes a term longer, so that each still overlaps the same term only.
 */
export function secondList(leaders: readonly GeneratedLeader[]): SecondList {
  const random = generator(11);
  const otherDates: OtherDate[] = [];
  const [otherSpellings, wrongYears] = [new Set<number>(), new Set<number>()];
  const changed = leaders
    .filter(() => random() > 0.05)
    .map((leader): GeneratedLeader => {
      const { key } = leader;
      let { name, born } = leader;
      const terms = leader.terms.map((dates, term) => {
        if (random() >= 0.05) return dates;
        const property = random() < 0.5 ? 'from' : 'until';
        otherDates.push({ key, term, property });
        const days = 1 + Math.floor(random() * Math.min(150, dayOf(dates.until) - dayOf(dates.from) - 2));
        return { ...dates, [property]: dateOf(dayOf(dates[property]) + (property === 'from' ? days : -days)) };
      });
      if (random() < 0.02) {
        name = respelled(name, random());
        otherSpellings.add(key);
      }
      if (born !== undefined && random() < 0.02) {
        born += random() < 0.5 ? 10 : -9;
        wrongYears.add(key);
      } else if (random() < 0.3) born = undefined;
      return { ...leader, name, born, terms };
    });
  return { leaders: changed, otherDates, otherSpellings, wrongYears };
}

/** Leaves out a letter within the longest word, or puts the words into another order where they are short. */
function respelled(name: string, chance: number): string {
  const words = name.split(' ');
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length < 6) return words.toReversed().join(', ');
  const at = 2 + Math.floor(chance * (longest.length - 4));
  return name.replace(longest, longest.slice(0, at) + longest.slice(at + 1));
}
