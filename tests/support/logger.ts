import { Writable } from 'node:stream';
import { pino } from 'pino';

/** One line of the log, with what the tests look at. */
interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly stack: string };
  readonly [key: string]: unknown;
}

/** A logger whose lines can be read. */
export function capturingLogger(level = 'debug') {
  const lines: LogLine[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { logger: pino({ level }, stream), lines: lines as readonly LogLine[] };
}
