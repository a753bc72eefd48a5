import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readText } from '../../../disk/index.ts';
import { schemaProblems, schemaWording } from '../../../evidence/index.ts';
import { parseYaml } from '../../../yaml/index.ts';
import { CODE_SCHEMES, type CodeMeaning } from './country-codes.ts';
import { readSuccessions } from './successions.ts';

const FILE = 'country-codes.yaml';
const STATES = 'historical-states.csv';

const schema = z.strictObject({
  codes: z.array(
    z.strictObject({
      scheme: z.enum(CODE_SCHEMES),
      code: z.string().min(1),
      until: z.iso.date().optional(),
      country: z.string().min(1),
      or: z.array(z.string().min(1)).optional(),
    }),
  ),
});

/**
 * Reads the meanings of data set codes from a folder of mappings: those of the file for them, and those that historical
 * states share with others.
 * @throws {ImportError} with each problem of a file and its position.
 */
export async function readCodeMeanings(folder: URL): Promise<readonly CodeMeaning[]> {
  const file = parseYaml(FILE, await readText(fileURLToPath(new URL(FILE, folder))));
  const result = schema.safeParse(file.content, { error: schemaWording });
  if (!result.success) throw file.fault(schemaProblems(result.error));
  return [...result.data.codes, ...(await readSuccessions(fileURLToPath(new URL(STATES, folder))))];
}
