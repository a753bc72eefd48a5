import { fileError } from '../../../disk/index.ts';
import { shown } from '../../../domain/index.ts';
import type { FileNotes } from '../notes.ts';
import { markOf } from '../text/decode.ts';
import { nulProblem, signatureProblem } from '../text/signature.ts';
import { encodingNamed, labelProblem } from './labels.ts';
import { likelyReadings, type Reading, readingIn, scoreOf } from './reading.ts';
import type { EncodingScan } from './scan.ts';

/** How much of a text must read as names do, so that it is taken for Windows-1252 without a word. */
const FITS = 0.7;

/** Texts that a person is shown, and encodings that a person can choose among. */
const SHOWN = 3;
const CHOICES = 5;

const HOW = '--encoding NAME, or `encoding` under `file` in the mapping';

/**
 * The encoding that a file is to be read in; undefined where it is UTF-8, or UTF-8 and Windows-1252 in lines that are not.
 * What is a guess is told, and what is none either is refused with what the text would be in the likely ones.
 * @throws {ImportError} where nothing is named, and the text is neither UTF-8 nor reads as Windows-1252.
 */
export function chosenEncoding(
  path: string,
  scan: EncodingScan,
  named: string | undefined,
  notes: FileNotes,
): string | undefined {
  const mark = markOf(scan.start);
  const encoding = named === undefined ? undefined : encodingNamed(named);
  if (named !== undefined && encoding === undefined) throw fileError(path, `\`encoding\` ${labelProblem(named)}`);
  if (mark !== undefined && encoding !== undefined && encoding !== mark) {
    notes.add(`begins with the byte order mark of ${mark}, and was read so, not as ${encoding}`);
  }
  if (encoding !== undefined) return encoding;
  // What is no text in lines at all is refused where it is read.
  if (mark === 'utf-16le' || mark === 'utf-16be' || isNoText(scan.start)) return undefined;
  if (scan.hasEscapes) {
    throw fileError(path, `has escape sequences of ISO 2022: name its encoding, such as iso-2022-jp (${HOW})`);
  }
  const { others } = scan;
  if (others.count > 0) judge(path, others, notes);
  return undefined;
}

const isNoText = (start: Buffer): boolean => (signatureProblem(start) ?? nulProblem(start)) !== undefined;

function judge(path: string, { lines, count }: EncodingScan['others'], notes: FileNotes): void {
  const western = readingIn('windows-1252', lines);
  if (western === undefined || western.score < FITS) throw fileError(path, choices(lines));
  // The oddest first: where the guess is wrong, it shows there.
  const texts = [...new Set(western.lines.flatMap(textsOf))];
  const told = texts.toSorted((one, other) => scoreOf([one]) - scoreOf([other])).slice(0, SHOWN);
  notes.warn(
    `is not UTF-8 in ${count} ${count === 1 ? 'line' : 'lines'}, and names no encoding: read as windows-1252, which is a guess, ` +
      `such as ${told.map(shown).join(', ')}. Where that is wrong, name the encoding: ${HOW}`,
  );
}

function choices(lines: readonly Buffer[]): string {
  const readings = likelyReadings(lines, CHOICES);
  return [
    `is not UTF-8, and names no encoding. Name it: ${HOW}.`,
    ...(readings.length > 0 ? ['Its first texts beyond ASCII, read as'] : []),
    ...readings.map((reading) => `  ${reading.encoding.padEnd(16)} ${textOf(reading)}`),
    'If none of them is right, convert the file to UTF-8: iconv -f NAME -t UTF-8',
  ].join('\n');
}

const textOf = ({ lines }: Reading): string =>
  lines.slice(0, 200).flatMap(textsOf).slice(0, SHOWN).join(' | ').slice(0, 150);

/** The fields of a line, as far as that can be told without its format, that are not ASCII. */
const textsOf = (line: string): readonly string[] =>
  line
    .split(/[,;\t|"\r\n]+/)
    .map((text) => text.trim())
    .filter((text) => /[^\0-\x7f]/.test(text));
