import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ImportError } from '../../../disk/index.ts';
import { FileNotes } from '../notes.ts';
import { windows1252 } from '../text/line-encoding.ts';
import { chosenEncoding } from './choice.ts';
import { EncodingScan } from './scan.ts';

/** The encoding chosen for these bytes with the notes, or the error message if they are refused. */
function choiceOf(bytes: Buffer, named?: string) {
  const scan = new EncodingScan(named !== undefined);
  scan.add(bytes);
  const notes = new FileNotes();
  try {
    return { encoding: chosenEncoding('f.csv', scan.end(), named, notes), notes: notes.lines };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { refused: error.message };
  }
}

/** Encodes a text by finding the bytes that the runtime decodes to each character. */
function encoded(text: string, name: string): Buffer {
  const decoder = new TextDecoder(name);
  const bytes = new Map<string, number[]>();
  for (let one = 0x80; one < 0x100; one++) bytes.set(decoder.decode(Buffer.from([one])), [one]);
  if (/gb|big5|jis|euc/.test(name)) {
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++)
        bytes.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : (bytes.get(sign) ?? [0x3f]))));
}

const table = (...names: readonly string[]): string =>
  ['id,name', ...names.map((name, at) => `${at},${name}`), ''].join('\n');

describe('a file without a named encoding', () => {
  test.each([
    ['ASCII', Buffer.from(table('Ann'))],
    ['UTF-8', Buffer.from(table('Николай Рыжков', '习近平'))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table('Déby')}`)],
    ['UTF-16', Buffer.from(`\ufeff${table('Рыжков')}`, 'utf16le')],
    ['no bytes', Buffer.alloc(0)],
    ['a workbook', Buffer.from('504b030414ffd8e9e8', 'hex')],
    ['UTF-16 without a byte order mark', Buffer.from('id,Déby'.repeat(20), 'utf16le')],
  ])('is accepted without a note for %s', (_, bytes) => {
    expect(choiceOf(bytes)).toEqual({ encoding: undefined, notes: [] });
  });

  test.each([
    ['Hugo Chávez'],
    ['João Bernardo Vieira', 'São Tomé'],
    ['Øystein Djupedal', 'Åse', 'Ærø'],
    ['Ümit', 'Öztürk', 'Günther Jauß'],
    ['“smart” – Côte d’Ivoire', 'naïve… café'],
    ['¿Qué? ¡Sí!', 'Nº 5', '100 €', '½ %'],
    ['ÉTATS-UNIS', 'D. DÉBY'],
  ])('is read as Windows-1252 with a warning: %s', (...names) => {
    const { notes, encoding } = choiceOf(Buffer.concat([Buffer.from('é\n'), latin(table(...names))]));
    expect(encoding).toBeUndefined();
    expect(notes).toEqual([
      expect.stringMatching(
        /^warning: is not UTF-8 in \d lines?, and names no encoding: read as windows-1252, which is a guess/,
      ),
    ]);
    expect(notes?.[0]).toContain(names[0]);
  });

  test.each([
    ['windows-1251', 'Николай Рыжков', 'Борис Ельцин'],
    ['koi8-r', 'Николай Рыжков'],
    ['iso-8859-5', 'Николай Рыжков', 'Борис Ельцин'],
    ['ibm866', 'Николай Рыжков'],
    ['x-mac-cyrillic', 'Николай Рыжков'],
    ['gb18030', '习近平'],
    ['shift_jis', '安倍晋三', 'コイズミ'],
    ['big5', '蔡英文', '馬英九'],
    ['euc-kr', '문재인'],
    ['euc-jp', '安倍晋三', 'こいずみ'],
    ['macintosh', 'Hugo Chávez', 'José María'],
    ['windows-1250', 'Lech Wałęsa', 'Ľudovít Štúr'],
    ['iso-8859-2', 'Lech Wałęsa', 'Ľudovít Štúr', 'śś'],
    ['windows-1253', 'Κωνσταντίνος Καραμανλής'],
    ['windows-1255', 'בנימין נתניהו'],
    ['windows-1256', 'جمال عبد الناصر'],
    ['windows-874', 'ทักษิณ ชินวัตร'],
  ])('is refused in %s, with %s among the possible readings', (name, ...names) => {
    const { refused } = choiceOf(encoded(table(...names), name));
    expect(refused).toMatch(/^f\.csv: is not UTF-8, and names no encoding\. Name it: --encoding NAME, or `encoding`/);
    for (const one of names) expect(refused).toContain(one);
    expect(refused?.split('\n').length).toBeLessThanOrEqual(8);
    expect(choiceOf(encoded(table(...names), name), name)).toEqual({ encoding: name, notes: [] });
  });

  test('is refused if it has escape sequences of ISO 2022', () => {
    expect(choiceOf(Buffer.from('id,name\n1,\x1b$B0BG\\\x1b(B\n')).refused).toMatch(
      /name its encoding, such as iso-2022-jp/,
    );
  });

  test('is accepted with lines of damaged UTF-8, whose rows are rejected later', () => {
    expect(
      choiceOf(Buffer.concat([Buffer.from(table('Déby ')), Buffer.from('2,é'), Buffer.from([0xc3, 0x0a])])),
    ).toEqual({
      encoding: undefined,
      notes: [],
    });
  });
});

const WESTERN = new Map(Array.from({ length: 256 }, (_, byte) => [windows1252(Buffer.from([byte])), byte]));
const latin = (text: string): Buffer => Buffer.from([...text].map((sign) => WESTERN.get(sign) ?? 0x3f));

test('prefers a byte order mark to the named encoding, with a note', () => {
  expect(choiceOf(Buffer.from('\ufeffid'), 'windows-1251').notes).toEqual([
    'begins with the byte order mark of utf-8, and was read as that, not as windows-1251',
  ]);
  expect(choiceOf(Buffer.from('\ufeffid', 'utf16le'), 'utf-8').notes).toHaveLength(1);
  expect(choiceOf(Buffer.from('\ufeffid'), 'utf8').notes).toEqual([]);
});

test('finds lines that are not UTF-8 wherever the chunks of the file end', () => {
  const bytes = Buffer.concat([Buffer.from(table('Déby', '习近平', 'x')), latin(table('Chávez', 'Zoë'))]);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 4 }), (places) => {
      const scan = new EncodingScan(false);
      const cuts = [0, ...places.toSorted((one, other) => one - other), bytes.length];
      for (const [at, cut] of cuts.slice(1).entries()) scan.add(bytes.subarray(cuts[at], cut));
      expect(scan.end().others.count).toBe(2);
    }),
    { numRuns: 100 },
  );
});
