import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const directory = join(import.meta.dirname, '..', 'dist', 'playground');
const compress = promisify(gzip);

/** Lays a `.gz` beside each file once all are written, so that the server never compresses. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    async closeBundle(error) {
      if (error) return;
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      await Promise.all(files.map(async (file) => writeFile(`${file}.gz`, await compress(await readFile(file)))));
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
