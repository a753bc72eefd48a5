import { fileError } from '../../../disk/index.ts';
import type { DecodedText, Decoder } from './decode.ts';
import { CUT_OFF } from './lines.ts';

export type Utf16 = 'utf-16le' | 'utf-16be';

/** The kind of UTF-16 named by a file's byte order mark. */
export function utf16Mark(start: Buffer): Utf16 | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
}

export function utf16Decoder(path: string, encoding: Utf16): Decoder {
  // `fatal`: half a character is an error rather than U+FFFD, so that nothing is lost silently.
  const text = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  const decode = (chunk?: Buffer): DecodedText => {
    const from = read;
    read += chunk?.length ?? 0;
    try {
      const utf8 = Buffer.from(chunk === undefined ? text.decode() : text.decode(chunk, { stream: true }));
      return { utf8, lost: [] };
    } catch {
      const broken = `has bytes that are not valid ${encoding}, between bytes ${from} and ${read}`;
      throw fileError(path, chunk === undefined ? CUT_OFF : broken);
    }
  };
  return { write: decode, end: () => decode(), held: 0 };
}
