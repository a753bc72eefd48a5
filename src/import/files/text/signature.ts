/** Recognizes a file that is not a table by its first bytes; returns the end of a message. */
export function signatureProblem(start: Buffer): string | undefined {
  const hex = start.subarray(0, 16).toString('hex');
  const binary = BINARY.find(({ sign }) => hex.startsWith(sign));
  if (binary !== undefined) return binary.problem;
  const text = start.subarray(0, 400).toString('latin1').replaceAll('\0', '');
  return MARKUP.find(({ sign }) => sign.test(text))?.problem;
}

const UTF_32 = 'is UTF-32, which is not supported: save it as UTF-8';

const BINARY: readonly { readonly sign: string; readonly problem: string }[] = [
  { sign: '504b0304', problem: 'is a spreadsheet or a ZIP archive: save it as CSV, or unpack it' },
  { sign: '504b0506', problem: 'is an empty ZIP archive' },
  { sign: 'd0cf11e0', problem: 'is an old spreadsheet: save it as CSV' },
  { sign: '0908100000060500', problem: 'is an old spreadsheet: save it as CSV' },
  { sign: '1f8b', problem: 'is compressed with gzip: unpack it (gunzip --keep)' },
  { sign: '425a68', problem: 'is compressed with bzip2: unpack it (bunzip2 --keep)' },
  { sign: 'fd377a585a00', problem: 'is compressed with xz: unpack it (unxz --keep)' },
  { sign: '28b52ffd', problem: 'is compressed with zstd: unpack it (unzstd)' },
  { sign: '377abcaf271c', problem: 'is a 7z archive: unpack it' },
  { sign: '526172211a07', problem: 'is a RAR archive: unpack it' },
  { sign: '255044462d', problem: 'is a PDF, not a table' },
  { sign: '89504e47', problem: 'is a picture, not a table' },
  { sign: 'ffd8ff', problem: 'is a picture, not a table' },
  { sign: '53514c69746520666f726d6174203300', problem: 'is an SQLite database: export a table of it as CSV' },
  { sign: '50415231', problem: 'is a Parquet file: convert it to CSV' },
  { sign: '4f626a01', problem: 'is an Avro file: convert it to CSV' },
  { sign: '4152524f5731', problem: 'is an Arrow file: convert it to CSV' },
  { sign: 'fffe0000', problem: UTF_32 },
  { sign: '0000feff', problem: UTF_32 },
];

/** Error pages served in place of a file, and text documents. A byte order mark may come first. */
const MARKUP: readonly { readonly sign: RegExp; readonly problem: string }[] = [
  { sign: /^[^\w<]{0,20}<(?:!doctype html|html|head|body|table)\b/i, problem: 'is a web page, not a table' },
  { sign: /^[^\w<]{0,20}<\?xml\b/i, problem: 'is XML, not a table: save it as CSV' },
  { sign: /^\{\\rtf/, problem: 'is a document in RTF, not a table' },
];

/** More than one NUL byte in ten means that this is not text of one byte per letter. */
const LOOKED_AT = 4_096;

/** Interprets NUL bytes at the start of a file; undefined if there are only a few, which are problems of their rows. */
export function nulProblem(start: Buffer): string | undefined {
  const bytes = start.subarray(0, LOOKED_AT);
  const places = bytes.reduce<[number, number]>(
    ([even, odd], byte, at) => (byte !== 0 ? [even, odd] : at % 2 === 0 ? [even + 1, odd] : [even, odd + 1]),
    [0, 0],
  );
  const [even, odd] = places;
  if ((even + odd) * 10 <= bytes.length) return undefined;
  const likely = odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined;
  const hint =
    likely === undefined
      ? ''
      : `. It seems to be UTF-16 without a byte order mark: name its encoding, ${likely} (--encoding, or \`encoding\` under \`file\` in the mapping)`;
  return `is not text: it is full of NUL characters${hint}`;
}
