import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PROJECT_ROOT } from './settings.mjs';

const brotli = promisify(brotliCompress);
// Higher qualities take ten times as long and save a few percent.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const FORMS = { gz: promisify(gzip), br: (/** @type {Buffer} */ content) => brotli(content, QUALITY) };

/**
 * The build of a page of the server.
 * @param {string} name the page's folder, here and in `dist`
 * @param {string} assets the path of its assets, which no other page has
 * @param {import('vite').Plugin[]} plugins what else it takes
 * @returns {import('vite').UserConfig}
 */
export function pageBuild(name, assets, plugins = []) {
  const outDir = join(PROJECT_ROOT, 'dist', name);
  return {
    root: join(PROJECT_ROOT, name),
    base: './',
    publicDir: false,
    plugins: [precompress(outDir), ...plugins],
    build: {
      outDir,
      assetsDir: assets,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      // The packages' "use client" has no effect in a page that runs in browsers only.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    worker: { format: 'es' },
  };
}

/**
 * Writes a `.gz` and a `.br` beside each built file, so that the server need not compress them.
 * @param {string} directory
 * @returns {import('vite').Plugin}
 */
function precompress(directory) {
  return {
    name: 'precompress',
    async closeBundle(error) {
      if (error) return;
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const compress = async (/** @type {string} */ file) => {
        const content = await readFile(file);
        for (const [ending, form] of Object.entries(FORMS)) await writeFile(`${file}.${ending}`, await form(content));
      };
      await Promise.all(files.map(compress));
    },
  };
}

/**
 * Copies a file of a page beside its folder in `dist`, where the server reads it and no client does.
 * @param {string} from its path in the project
 * @param {string} to its name in `dist`
 * @returns {import('vite').Plugin}
 */
export function copyForServer(from, to) {
  return {
    name: 'copy-for-server',
    async closeBundle(error) {
      if (!error) await copyFile(join(PROJECT_ROOT, from), join(PROJECT_ROOT, 'dist', to));
    },
  };
}
