import { cleanText } from './text.ts';

/** The attributes of an element; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** The begin of an element whose end is written later. */
export const openTag = (name: string, attributes: Attributes = {}): string => `<${name}${printAttributes(attributes)}>`;

export const closeTag = (name: string): string => `</${name}>`;

/** A whole element. Its content is markup already. */
export const element = (name: string, attributes: Attributes, ...content: readonly string[]): string =>
  content.length === 0
    ? `<${name}${printAttributes(attributes)}/>`
    : `${openTag(name, attributes)}${content.join('')}${closeTag(name)}`;

/** A text as the content of an element. */
export const textOf = (text: string): string => cleanText(text).replace(/[&<>\r]/g, escapeCharacter);

const printAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${cleanText(value).replace(/[&<>"\t\n\r]/g, escapeCharacter)}"`,
    )
    .join('');

// Readers take a line break in an attribute for a space, and two kinds of line break for one, unless they are escaped.
const escapeCharacter = (character: string): string => ESCAPED[character] ?? `&#${character.charCodeAt(0)};`;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
