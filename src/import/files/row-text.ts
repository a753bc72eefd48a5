import { shown } from '../../domain/index.ts';
import type { RowProblem } from '../../evidence/index.ts';

type Values = Readonly<Record<string, string>>;

/** What is wrong with a row of which bytes could not be decoded, if they are in its fields. */
export function lostText(values: Values, encoding: string | undefined): RowProblem | undefined {
  const found = Object.entries(values).find(([, text]) => text.includes('\ufffd'));
  if (found === undefined) return undefined;
  const [column, text] = found;
  return { column, message: `has bytes that are no ${encoding ?? 'UTF-8'}: ${shown(around(text))}` };
}

/** A long text from a little before what was lost. */
const around = (text: string): string => text.slice(Math.max(0, text.indexOf('\ufffd') - 20));

/** Characters that no graph takes as they are: NUL, and halves of a pair, of which JSON can hold one. */
const UNFIT = /\0|\p{Cs}/u;

/** What is wrong with the texts of a row that was read. */
export function unfitText(values: Values): RowProblem | undefined {
  for (const column in values) {
    const text = values[column] ?? '';
    const sign = UNFIT.exec(text)?.[0];
    if (sign === undefined) continue;
    const message =
      sign === '\0'
        ? 'has a NUL character, which no text has'
        : `has half a character (U+${sign.charCodeAt(0).toString(16).toUpperCase()})`;
    return { column, message };
  }
  return undefined;
}
