/** A row of a table, by its columns. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file as RFC 4180 writes it, with a byte order mark. */
export function readCsv(text: string): readonly Row[] {
  if (!text.startsWith('\ufeff')) throw new Error('There is no byte order mark');
  const [head = [], ...rows] = recordsOf(text.slice(1));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  const records: string[][] = [];
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error('The text is no CSV');
    const [, quoted, plain = '', end] = match;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
