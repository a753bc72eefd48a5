import { createHash } from 'node:crypto';

/** An operation in a generated module: its text, and the hash that GraphQL Code Generator gives it. */
const OPERATION = /(new TypedDocumentString\(`)([^`]*)(`, \{"hash":")[\da-f]{64}("\})/g;

/**
 * Gives each operation the SHA-256 of the text that is sent. GraphQL Code Generator takes that of another print of it, which a
 * server that trusts texts would not know.
 * @param {string} module the generated module
 * @returns {{module: string, texts: Readonly<Record<string, string>>}} the module, and the texts by hash
 */
export function withTextHashes(module) {
  /** @type {Record<string, string>} */
  const texts = {};
  const written = module.replace(OPERATION, (_, start, text, middle, end) => {
    if (/\\|\$\{/.test(text)) throw new Error(`A text is more than its characters:\n${text}`);
    const hash = createHash('sha256').update(text).digest('hex');
    texts[hash] = text;
    return `${start}${text}${middle}${hash}${end}`;
  });
  return { module: written, texts };
}
