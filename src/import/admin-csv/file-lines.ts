import { createReadStream } from 'node:fs';

/** The lines of a text file up to a length in bytes, as many at a time as one piece of the file has. */
export async function* fileLines(path: string, bytes: number): AsyncGenerator<readonly string[]> {
  if (bytes === 0) return;
  let rest = '';
  const stream = createReadStream(path, { encoding: 'utf8', end: bytes - 1, highWaterMark: 1 << 18 });
  for await (const piece of stream) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}
