import { messageOf } from '../errors.ts';
import { diskFailure } from './disk-failure.ts';

/** What the engine says of a file, and what an operator is told. */
const KINDS: readonly (readonly [RegExp, (message: string) => string])[] = [
  [
    /cannot be locked|is locked|already (open|in use)/i,
    () =>
      'is already open in another process. Stop that process, choose another file with GRAPH_PATH, or use Neo4j ' +
      '(NEO4J_URI), which several processes can share.',
  ],
  [
    /not a Grafeo database/,
    () => 'is no graph of this program, and was left as it is. Choose another file with GRAPH_PATH.',
  ],
  [
    /GRAFEO-S002/,
    (message) =>
      'is damaged, and was left as it is. Put a copy of it in its place; without one, move it away, run "npm run seed", ' +
      `then import your files and apply your decisions again. (${message})`,
  ],
];

/** Why a graph's file cannot be opened, and what to do. */
export function openFailure(file: string, error: unknown): string {
  const message = messageOf(error);
  const known = KINDS.find(([pattern]) => pattern.test(message))?.[1];
  if (known) return `The graph file ${file} ${known(message)}`;
  const refused = diskFailure(error);
  if (refused === undefined) return `The graph file ${file} cannot be opened: ${message}`;
  return (
    `The graph file ${file} cannot be opened: ${refused}. Even to be read, the file and its folder must be writable for ` +
    'this user, with room on the disk.'
  );
}
