import type { Decoder } from './decode.ts';
import { fileError } from './rows-error.ts';

/** A decoder for UTF-16, where the file's first bytes are its byte order mark. */
export function utf16Decoder(path: string, start: Buffer): Decoder | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return decoder(path, 'utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return decoder(path, 'utf-16be');
  return undefined;
}

function decoder(path: string, encoding: 'utf-16le' | 'utf-16be'): Decoder {
  // With `fatal`, half a character is a fault and not U+FFFD: nothing is lost unseen.
  const text = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer): Buffer => {
    try {
      return Buffer.from(chunk === undefined ? text.decode() : text.decode(chunk, { stream: true }));
    } catch {
      const where = chunk === undefined ? 'ends in the middle of a character; the file seems to be cut off' : BROKEN;
      throw fileError(path, where);
    }
  };
  return { write: decode, end: () => decode(), held: 0 };
}

const BROKEN = 'has bytes that are no UTF-16, though it begins with its byte order mark';
