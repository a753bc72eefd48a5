import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const directory = join(import.meta.dirname, '..', 'dist', 'playground');
const brotli = promisify(brotliCompress);
// The two highest qualities take ten times as long, for a few percent.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const FORMS = { gz: promisify(gzip), br: (content: Buffer) => brotli(content, QUALITY) };

/** Lays a `.gz` and a `.br` beside each file once all are written, so that the server never compresses them. */
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
    // The page runs in browsers only, where the packages' "use client" has no meaning.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es' },
});
