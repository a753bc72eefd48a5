import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import type { DocumentsConfig } from '../../app/index.ts';
import { ImportError, readText } from '../../disk/index.ts';
import { VALIDATION_RULES } from '../../resolvers/index.ts';
import { FoundProblems } from '../found-problems.ts';
import { createDocumentCheck } from '../limits/check-document.ts';
import { readManifest } from './manifest.ts';
import { type TrustedDocument, TrustedDocuments } from './trusted-documents.ts';

/** The documents that the built explorer asks. Its page works whatever else is trusted. */
const EXPLORER_MANIFEST = fileURLToPath(new URL('../../../dist/explorer-documents.json', import.meta.url));

/** Takes what an operator must know of trusted documents. */
interface DocumentsLog {
  info(message: string): void;
  warn(message: string): void;
}

/**
 * Reads the manifests of the configuration, and that of the explorer. Names each document that the schema or a limit refuses: such
 * a document is trusted all the same, and answered with its error.
 * @throws {ManifestError} if a manifest is none, or two entries contradict each other.
 * @throws {ImportError} if a file cannot be read.
 * @throws {ConfigError} if that holds for several files.
 */
export async function loadDocuments(
  { mode, files }: DocumentsConfig,
  schema: GraphQLSchema,
  log: DocumentsLog,
  explorer = EXPLORER_MANIFEST,
): Promise<TrustedDocuments> {
  if (mode === 'off') return new TrustedDocuments();
  const built = existsSync(explorer);
  if (!built) log.warn('the explorer is not built, so its documents are not trusted: run "npm run build"');
  const found = new FoundProblems();
  const manifests = await Promise.all(
    [...files, ...(built ? [explorer] : [])].map((file) =>
      found.in(async () => ({ file, entries: readManifest(await readFile(file), file) })),
    ),
  );
  found.check();
  const trusted = new TrustedDocuments(manifests.filter((one) => one !== undefined));
  for (const fault of faultsOf(trusted.documents, schema)) log.warn(fault);
  log.info(`${trusted.documents.length} documents are trusted${mode === 'only' ? ', and no others answered' : ''}`);
  return trusted;
}

/** An operator may have several files to mend, and has named this one in a setting. */
async function readFile(file: string): Promise<string> {
  try {
    return await readText(file);
  } catch (error) {
    throw error instanceof ImportError ? new ImportError(`TRUSTED_DOCUMENTS_PATH: ${error.message}`) : error;
  }
}

/** What is wrong with documents, one line for each that is answered with an error alone. */
function faultsOf(documents: readonly TrustedDocument[], schema: GraphQLSchema): readonly string[] {
  const exceeds = createDocumentCheck(schema);
  return documents.flatMap(({ file, id, text }) => {
    const fault = exceeds(text)?.message ?? invalid(text, schema);
    return fault === undefined ? [] : [`${file}: the document ${JSON.stringify(id)} is not answered: ${fault}`];
  });
}

function invalid(text: string, schema: GraphQLSchema): string | undefined {
  try {
    const [error] = validate(schema, parse(text), [...specifiedRules, ...VALIDATION_RULES], { maxErrors: 1 });
    return error?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
