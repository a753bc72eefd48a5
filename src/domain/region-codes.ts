import { foldWords } from './text/words.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** An alternative in parentheses: `Myanmar (Burma)`. */
const ASIDE = /\s*\(([^)]*)\)/;

let known: ReadonlyMap<string, string> | undefined;

/**
 * The ISO 3166-1 code of the country with this English name today; undefined if there is none. Only for hints: the
 * countries of the graph have their own names.
 */
export function regionCode(name: string): string | undefined {
  known ??= readNames();
  return known.get(foldWords(name));
}

/** The ISO 3166-1 codes of today. */
export const regionCodes = (): readonly string[] => namedCodes().map(({ code }) => code);

function namedCodes(): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
    const name = names.of(code);
    // A deprecated code or an alias has the name of another code.
    return name === undefined || new Intl.Locale(`und-${code}`).region !== code ? [] : [{ code, name }];
  });
}

function readNames(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { code, name } of namedCodes()) {
    const forms = [name, name.replace(ASIDE, ''), ASIDE.exec(name)?.[1] ?? name, name.replace('&', 'and')];
    for (const form of forms) if (!codes.has(foldWords(form))) codes.set(foldWords(form), code);
  }
  return codes;
}
