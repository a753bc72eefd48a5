/** Stands for what was taken out. */
const REDACTED = '[redacted]';

/** Forms of secrets that are known by sight, and what is left of them. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  // Credentials of a request: of any scheme that has a name.
  [/\b(bearer|basic|digest|negotiate)(\s+)[\w.~+/=:-]{6,}/gi, `$1$2${REDACTED}`],
  // Tokens: each of the three parts of a JWT is base64url, and the first begins with `{"`.
  [/\beyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*)?/g, REDACTED],
  // API keys: the id in the middle is public, and tells which key leaked.
  [/\b(entente_[0-9a-f]{12}_)[\w-]+/g, `$1${REDACTED}`],
  // User and password in an address.
  [/\b([a-z][\w+.-]*:\/\/)[^\s/?#@"]+@/gi, `$1${REDACTED}@`],
];

/** Names of properties and headers whose values are secrets. */
const SECRET_NAME = /(?:authorization|password|passwd|cookie|api[-_]?key|secret|token|credentials)$/i;

/** Texts without secrets. */
interface Redactor {
  /** For any text. */
  readonly text: (text: string) => string;
  /** For a line of JSON, whose form it keeps. */
  readonly json: (line: string) => string;
}

/** The secrets in the environment, the passwords of all graphs: texts that must never be shown. */
export const secretsIn = (variables: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(variables).flatMap(([name, value = '']) =>
    name.endsWith('NEO4J_PASSWORD') && value !== '' ? [value] : [],
  );

/** Makes what takes secrets out of texts: the given ones, in each form in which they may stand in one, and what looks like one. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  const text = (given: string): string => {
    const known = forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), given);
    return FORMS.reduce((rest, [form, left]) => rest.replace(form, left), known);
  };
  const value = (given: unknown, name = ''): unknown => {
    if (typeof given === 'string') return SECRET_NAME.test(name) ? REDACTED : text(given);
    if (Array.isArray(given)) return given.map((one) => value(one, name));
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([key, one]) => [text(key), value(one, key)]));
  };
  return {
    text,
    json: (line) => {
      if (!isSuspect(line, forms)) return line;
      return `${JSON.stringify(value(JSON.parse(line)))}${line.endsWith('\n') ? '\n' : ''}`;
    },
  };
}

/** A first look, since almost no line has a secret. */
const isSuspect = (line: string, forms: readonly string[]): boolean =>
  SUSPECT.test(line) || forms.some((form) => line.includes(form));

const SUSPECT =
  /bearer|basic|digest|negotiate|eyJ|entente_|@|authorization|passw|cookie|api[-_]?key|secret|token|credentials/i;

/** As it is, as in JSON, as in a URL, and as in a header. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
];
