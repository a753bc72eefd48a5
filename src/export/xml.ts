/** The attributes of an element; undefined ones are omitted. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export const openTag = (name: string, attributes: Attributes = {}): string => `<${name}${printAttributes(attributes)}>`;

export const closeTag = (name: string): string => `</${name}>`;

/** A whole element. The content must be escaped already. */
export const element = (name: string, attributes: Attributes, ...content: readonly string[]): string =>
  content.length === 0
    ? `<${name}${printAttributes(attributes)}/>`
    : `${openTag(name, attributes)}${content.join('')}${closeTag(name)}`;

/** Escapes text as the content of an element. */
export const escapeText = (text: string): string => cleanText(text).replace(/[&<>\r]/g, escapeCharacter);

/**
 * Replaces the characters that XML 1.0 cannot hold, such as control characters and lone surrogates, with U+FFFD.
 * The other formats do the same, so that all of them carry the same texts.
 */
export const cleanText = (text: string): string =>
  text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

const printAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${cleanText(value).replace(/[&<>"\t\n\r]/g, escapeCharacter)}"`,
    )
    .join('');

// XML readers normalize line breaks, and turn them into spaces in attributes, unless they are escaped.
const escapeCharacter = (character: string): string => ESCAPED[character] ?? `&#${character.charCodeAt(0)};`;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
