/** The message for what is wrong with settings and the files that they name, one line for each. */
export const settingsMessage = (problems: readonly string[]): string =>
  `Invalid settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`;
