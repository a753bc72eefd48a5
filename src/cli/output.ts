/** The state of the standard streams. */
export interface Output {
  /** True after a write failed. */
  readonly isBroken: boolean;
}

/**
 * Lets the command finish if its output cannot be written. A closed pipe is not an error, since the reader may have seen
 * enough (`head`); a full disk is reported on the other stream.
 */
export function watchOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  const output = { isBroken: false };
  const watch = (stream: NodeJS.WriteStream, name: string, other?: NodeJS.WriteStream): void => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || output.isBroken) return;
      output.isBroken = true;
      process.exitCode ||= 1;
      if (other) void report(name, error, other);
    });
  };
  watch(stdout, 'The output', stderr);
  watch(stderr, 'The output of errors');
  return output;
}

async function report(name: string, error: Error, stream: NodeJS.WriteStream): Promise<void> {
  const { unwritable } = await import('../disk/index.ts');
  const reported = unwritable(name, error);
  stream.write(`${reported instanceof Error ? reported.message : String(reported)}\n`);
}
