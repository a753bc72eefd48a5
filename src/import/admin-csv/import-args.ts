import { join } from 'node:path';
import { dataName, headerName, type WrittenCsv } from './csv-files.ts';

/** The file of arguments, within the folder. */
export const ARGS_NAME = 'import.args';

/** What `neo4j-admin` reports: it would lie where the command is given, and not every folder may be written. */
const REPORT_NAME = 'import.report';

/** What `neo4j-admin` holds of a file at a time where it is not told otherwise, in characters; a row must fit in. */
const BUFFER = 4 << 20;

/**
 * The arguments by which `neo4j-admin database import full` reads the files. A database's name may stand behind them: the
 * last one takes no list, which would take the name for one more of its files.
 */
export function importArgs(folder: string, { files, multiline, longest, separator }: WrittenCsv): string {
  const code = (separator.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const args = [
    '--input-encoding=UTF-8',
    '--delimiter=,',
    `--array-delimiter=U+${code}`,
    // Reading such files takes longer: it is asked for only where it must be.
    `--multiline-fields=${multiline}`,
    '--ignore-empty-strings=false',
    '--legacy-style-quoting=false',
    '--trim-strings=false',
    ...(longest > BUFFER / 2 ? [`--read-buffer-size=${longest * 4}`] : []),
    ...files.map(
      (file) => `--${file.kind}=${file.name}=${join(folder, headerName(file))},${join(folder, dataName(file))}`,
    ),
    `--report-file=${join(folder, REPORT_NAME)}`,
    '--id-type=string',
  ];
  return `${args.map(argument).join('\n')}\n`;
}

/** The command that loads the files. */
export const importCommand = (folder: string): string =>
  `neo4j-admin database import full ${shellWord(`@${join(folder, ARGS_NAME)}`)} neo4j`;

/** As the file's reader takes it: with its own signs for spaces, quotes and backslashes. */
const argument = (text: string): string =>
  /^[\w./,:=+@-]+$/.test(text) ? text : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const shellWord = (text: string): string => (/^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
