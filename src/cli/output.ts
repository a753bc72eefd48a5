import { unwritable } from '../disk/index.ts';

/** What the command line writes to. */
export interface Output {
  /** True where something could not be written. */
  readonly isBroken: boolean;
}

/**
 * Keeps an output that cannot be written from ending the command: what it is at goes on to its end. Whoever reads may have
 * seen enough, as `head` does; a disk that is full is told on the other output.
 */
export function watchedOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  const output = { isBroken: false };
  const watch = (stream: NodeJS.WriteStream, name: string, other?: NodeJS.WriteStream): void => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || output.isBroken) return;
      output.isBroken = true;
      process.exitCode ||= 1;
      const told = unwritable(name, error);
      other?.write(`${told instanceof Error ? told.message : String(told)}\n`);
    });
  };
  watch(stdout, 'The output', stderr);
  watch(stderr, 'The output of errors');
  return output;
}
