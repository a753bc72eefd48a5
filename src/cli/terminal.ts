import { createInterface } from 'node:readline';

/** Where a command reads and writes, so that it can be tried without a terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks the person there; undefined where nobody is. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** The terminal that the process was started from. */
export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  ask: process.stdin.isTTY && process.stdout.isTTY ? askPerson : undefined,
};

/** Nothing typed, or Ctrl+C, is an empty answer. */
function askPerson(question: string): Promise<string> {
  return new Promise((resolve) => {
    const readline = createInterface({ input: process.stdin, output: process.stdout });
    let answer = '';
    readline.once('close', () => resolve(answer));
    readline.question(question, (text) => {
      answer = text;
      readline.close();
    });
  });
}
