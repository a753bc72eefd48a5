import { describe, expect, test } from '@jest/globals';
import { fileOf, removeFiles } from '../../testing/rows-files.ts';
import { decodeFile } from './decode.ts';

removeFiles();

async function textOf(content: string | Buffer): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const { utf8 } of decodeFile(fileOf(content, 'file'))) pieces.push(utf8);
  return Buffer.concat(pieces).toString();
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('decodeFile', () => {
  test('reads Windows-1252, including its characters from 0x80 to 0x9F', async () => {
    expect(await textOf(latin1('Ch\xe1vez \x80\x93\x9f\r\n'))).toBe('Chávez €“Ÿ\r\n');
  });

  test('detects the encoding of each line of a mixed file', async () => {
    const lines = [latin1('Ch\xe1vez\n'), Buffer.from('Déby\r'), latin1('\x96\r\n'), Buffer.from('é')];
    expect(await textOf(Buffer.concat(lines))).toBe('Chávez\nDéby\r–\r\né');
  });

  test.each([
    ['two bytes', 'Déby, é', 1],
    ['three bytes', 'Déby, \u20ac', 1],
    ['four bytes', 'Déby, \u{1F600}', 2],
  ])('refuses a file that is cut within a character of %s', async (_, text, cut) => {
    const whole = Buffer.from(`é\n${text}`);
    await expect(textOf(whole.subarray(0, whole.length - cut))).rejects.toThrow(': ends in the middle of a character');
  });

  test('ignores the end-of-file character of DOS', async () => {
    expect(await textOf('a\n\x1a')).toBe('a\n');
    expect(await textOf('a\nb\x1a\x1a')).toBe('a\nb');
    expect(await textOf('a\x1ab\n')).toBe('a\x1ab\n');
  });

  test('reads a final byte beyond ASCII as Windows-1252 in a file without UTF-8', async () => {
    expect(await textOf(latin1('caf\xe9'))).toBe('café');
    expect(await textOf(latin1('D\xe9by, caf\xe9'))).toBe('Déby, café');
  });

  test('keeps C1 characters in UTF-8', async () => {
    expect(await textOf('BogotÍ\u008d\n')).toBe('BogotÍ\u008d\n');
  });

  test('removes one byte order mark, only at the start', async () => {
    expect(await textOf('\ufeff\ufeffa\n\ufeffb')).toBe('\ufeffa\n\ufeffb');
  });

  test.each(['\n', '\r\n', '\r'])('reads a file of many chunks with line ends %j', async (end) => {
    const text = `é${'ab\u{1F600}'.repeat(3)}${end}`.repeat(60_000);
    expect((await textOf(text)) === text).toBe(true);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect((await textOf(utf16)) === text).toBe(true);
    expect((await textOf(utf16.swap16())) === text).toBe(true);
  });

  test.each([
    ['an odd number of bytes in UTF-16', Buffer.from('fffe610062', 'hex'), 'ends in the middle of a character'],
    [
      'half a surrogate pair',
      Buffer.from('fffe00d86100', 'hex'),
      'has bytes that are not valid utf-16le, between bytes 0 and 6',
    ],
    [
      'UTF-16 without a byte order mark',
      Buffer.from('id,name', 'utf16le'),
      'is not text: it is full of NUL characters.*utf-16le',
    ],
    ['a workbook', latin1('PK\x03\x04\x14'), 'is a spreadsheet or a ZIP archive'],
    ['gzip', latin1('\x1f\x8b\x08'), 'is compressed with gzip'],
    ['a web page', '\ufeff\n<!DOCTYPE html>', 'is a web page'],
    ['a line of more than 16 MiB', 'a'.repeat(17 * 1024 * 1024), 'has a line of more than 16777216 bytes'],
  ])('refuses %s', async (_, content, message) => {
    await expect(textOf(content)).rejects.toThrow(new RegExp(`/file: ${message}`));
  });

  test.each([
    ['/nowhere/at-all.csv', '/nowhere/at-all.csv: there is no such file'],
    ['/', '/: is a folder, not a file'],
  ])('refuses the path %s', async (path, message) => {
    await expect(decodeFile(path).next()).rejects.toThrow(message);
  });
});
