import { foldWords } from './text/index.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** What a name says beside itself: `Myanmar (Burma)`, `Türkiye`, `Hong Kong SAR China`. */
const ASIDE = /\s*\(([^)]*)\)/;

let known: ReadonlyMap<string, string> | undefined;

/**
 * The ISO 3166-1 code of the country that has this English name today; undefined where none has. It is good enough for a
 * hint, and decides nothing: the graph has countries of its own, with names of its own.
 */
export function regionCode(name: string): string | undefined {
  known ??= readNames();
  return known.get(foldWords(name));
}

function readNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = new Map<string, string>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const name = names.of(code);
    // A code that is another's former one, or is used beside it, has that one's name.
    if (name === undefined || new Intl.Locale(`und-${code}`).region !== code) continue;
    const forms = [name, name.replace(ASIDE, ''), ASIDE.exec(name)?.[1] ?? name, name.replace('&', 'and')];
    for (const form of forms) if (!codes.has(foldWords(form))) codes.set(foldWords(form), code);
  }
  return codes;
}
