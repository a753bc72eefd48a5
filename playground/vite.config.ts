import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const directory = join(import.meta.dirname, '..', 'dist', 'playground');
const brotli = promisify(brotliCompress);
// Higher qualities take ten times as long and save a few percent.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const FORMS = { gz: promisify(gzip), br: (content: Buffer) => brotli(content, QUALITY) };

/** Writes a `.gz` and a `.br` beside each built file, so that the server need not compress them. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    async closeBundle(error) {
      if (error) return;
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const compress = async (file: string) => {
        const content = await readFile(file);
        for (const [ending, form] of Object.entries(FORMS)) await writeFile(`${file}.${ending}`, await form(content));
      };
      await Promise.all(files.map(compress));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [precompress()],
  build: {
    outDir: directory,
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 3000,
    // The packages' "use client" has no effect in a page that runs in browsers only.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es' },
});
