import { shown } from '../../domain/index.ts';
import type { RowProblem } from '../../evidence/index.ts';

type Values = Readonly<Record<string, string>>;

/** The problem of a row with undecodable bytes, if they are in its fields. */
export function undecodableText(values: Values, encoding: string | undefined): RowProblem | undefined {
  const found = Object.entries(values).find(([, text]) => text.includes('\ufffd'));
  if (found === undefined) return undefined;
  const [column, text] = found;
  return { column, message: `has bytes that are not valid ${encoding ?? 'UTF-8'}: ${shown(around(text))}` };
}

/** Shortens a long text to start a little before the first undecodable byte. */
const around = (text: string): string => text.slice(Math.max(0, text.indexOf('\ufffd') - 20));

/** Characters that a graph cannot store: NUL, and lone surrogates, which JSON can express. */
const UNFIT = /\0|\p{Cs}/u;

/** The problem of a row with characters that cannot be stored. */
export function unstorableText(values: Values): RowProblem | undefined {
  for (const column in values) {
    const text = values[column] ?? '';
    const sign = UNFIT.exec(text)?.[0];
    if (sign === undefined) continue;
    const message =
      sign === '\0'
        ? 'has a NUL character'
        : `has half a character (U+${sign.charCodeAt(0).toString(16).toUpperCase()})`;
    return { column, message };
  }
  return undefined;
}
