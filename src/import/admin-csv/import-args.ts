import { join } from 'node:path';
import { dataName, headerName, type WrittenCsv } from './csv-files.ts';

/** The name of the arguments file in the folder. */
export const ARGS_NAME = 'import.args';

/** The report of `neo4j-admin`; by default it would be in the current folder, which may not be writable. */
const REPORT_NAME = 'import.report';

/** The default read buffer of `neo4j-admin`, in characters; a row must fit in it. */
const BUFFER = 4 << 20;

/**
 * The arguments for `neo4j-admin database import full`. The name of a database may follow them: the last argument takes no
 * list, since it would take the name for another of its files.
 */
export function importArgs(folder: string, { files, multiline, longest, separator }: WrittenCsv): string {
  const code = (separator.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const args = [
    '--input-encoding=UTF-8',
    '--delimiter=,',
    `--array-delimiter=U+${code}`,
    // Set only if needed: such files take longer to read.
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

/** The command to load the files. */
export const importCommand = (folder: string): string =>
  `neo4j-admin database import full ${shellWord(`@${join(folder, ARGS_NAME)}`)} neo4j`;

/** Quotes an argument as the file's reader expects. */
const argument = (text: string): string =>
  /^[\w./,:=+@-]+$/.test(text) ? text : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const shellWord = (text: string): string => (/^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
