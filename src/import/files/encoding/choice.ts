import { fileError } from '../../../disk/index.ts';
import { shown } from '../../../domain/index.ts';
import type { FileNotes } from '../notes.ts';
import { markOf } from '../text/decode.ts';
import { encodingNamed, labelProblem } from '../text/labels.ts';
import { nulProblem, signatureProblem } from '../text/signature.ts';
import { decodedIn, likelyDecodings, nameLikeness, type TrialDecoding } from './likely-encodings.ts';
import type { EncodingScan } from './scan.ts';

/** The minimum share of name-like characters for text to be read as Windows-1252 without asking. */
const FITS = 0.7;

/** Sample texts and candidate encodings shown to the user. */
const SHOWN = 3;
const CHOICES = 5;

const HOW = '--encoding NAME, or `encoding` under `file` in the mapping';

/**
 * The encoding to read a file in; undefined for UTF-8, or UTF-8 with single lines of Windows-1252. A guess is reported as a
 * warning. If there is no good guess, the error shows the text in the likely encodings.
 * @throws {ImportError} if no encoding is named, and the text is neither UTF-8 nor plausible Windows-1252.
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
    notes.add(`begins with the byte order mark of ${mark}, and was read as that, not as ${encoding}`);
  }
  if (encoding !== undefined) return encoding;
  // The reader rejects files that are not text.
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
  const western = decodedIn('windows-1252', lines);
  if (western === undefined || western.score < FITS) throw fileError(path, choices(lines));
  // Oddest first: if the guess is wrong, it shows there.
  const texts = [...new Set(western.lines.flatMap(nonAsciiTexts))];
  const samples = texts.toSorted((one, other) => nameLikeness([one]) - nameLikeness([other])).slice(0, SHOWN);
  notes.warn(
    `is not UTF-8 in ${count} ${count === 1 ? 'line' : 'lines'}, and names no encoding: read as windows-1252, which is a guess, ` +
      `such as ${samples.map(shown).join(', ')}. Where that is wrong, name the encoding: ${HOW}`,
  );
}

function choices(lines: readonly Buffer[]): string {
  const readings = likelyDecodings(lines, CHOICES);
  return [
    `is not UTF-8, and names no encoding. Name it: ${HOW}.`,
    ...(readings.length > 0 ? ['Its first texts beyond ASCII, read as'] : []),
    ...readings.map((reading) => `  ${reading.encoding.padEnd(16)} ${sampleOf(reading)}`),
    'If none of them is right, convert the file to UTF-8: iconv -f NAME -t UTF-8',
  ].join('\n');
}

const sampleOf = ({ lines }: TrialDecoding): string =>
  lines.slice(0, 200).flatMap(nonAsciiTexts).slice(0, SHOWN).join(' | ').slice(0, 150);

/** The non-ASCII fields of a line, as far as they can be found without knowing its format. */
const nonAsciiTexts = (line: string): readonly string[] =>
  line
    .split(/[,;\t|"\r\n]+/)
    .map((text) => text.trim())
    .filter((text) => /[^\0-\x7f]/.test(text));
