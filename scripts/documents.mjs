import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from './lib/settings.mjs';
import { withTextHashes } from './lib/text-hashes.mjs';
import { withoutUnusedTypes } from './lib/unused-types.mjs';

const API = join(PROJECT_ROOT, 'explorer', 'api');

const CONFIG = {
  schema: join(PROJECT_ROOT, 'schema', 'api.graphql'),
  documents: join(API, 'operations', '*.graphql'),
  silent: true,
  generates: {
    'generated/': {
      preset: 'client',
      documentTransforms: [join(PROJECT_ROOT, 'clients', 'typescript', 'dist', 'codegen.js')],
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: {
        documentMode: 'string',
        onlyOperationTypes: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', ID: 'string' },
        enumsAsTypes: true,
        useTypeImports: true,
        avoidOptionals: { field: true },
        dedupeFragments: true,
      },
    },
  },
};

/** Writes the typed documents of the explorer's operations, or with `--check` says which of them are not current. */
const { resolve } = createRequire(join(PROJECT_ROOT, 'clients', 'typescript', 'package.json'));
process.chdir(join(PROJECT_ROOT, 'clients', 'typescript'));
const { generate } = await import(pathToFileURL(resolve('@graphql-codegen/cli')).href);
/** @type {readonly {readonly filename: string, readonly content: string}[]} */
const made = await generate(CONFIG, false);
const generated = made.find(({ filename }) => filename.endsWith('/graphql.ts'))?.content;
if (generated === undefined) throw new Error('GraphQL Code Generator made no graphql.ts');
const { module, texts } = withTextHashes(withoutUnusedTypes(generated));
/** The types and texts of the operations, and the manifest: text by hash. */
const files = { 'documents.ts': module, 'persisted-documents.json': `${JSON.stringify(texts, null, 2)}\n` };
const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(files)) {
  const file = join(API, 'generated', name);
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8')) !== text) throw new Error(`${name} is not current: npm run documents`);
}
