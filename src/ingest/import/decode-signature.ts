/** What a file that is no table is instead, by its first bytes. */
export function signatureProblem(start: Buffer): string | undefined {
  const hex = start.subarray(0, 8).toString('hex');
  const binary = BINARY.find(({ sign }) => hex.startsWith(sign));
  if (binary !== undefined) return binary.problem;
  return WEB_PAGE.test(start.subarray(0, 200).toString()) ? 'is a web page, not a table' : undefined;
}

const BINARY: readonly { readonly sign: string; readonly problem: string }[] = [
  { sign: '504b0304', problem: 'is a spreadsheet or a ZIP archive: save it as CSV, or unpack it' },
  { sign: 'd0cf11e0', problem: 'is an old spreadsheet: save it as CSV' },
  { sign: '1f8b', problem: 'is compressed with gzip: unpack it' },
  { sign: '255044462d', problem: 'is a PDF, not a table' },
];

/** What a server sends in place of a file that it does not give. `\s` takes a byte order mark along. */
const WEB_PAGE = /^\s*<(?:!doctype html|html)/i;
