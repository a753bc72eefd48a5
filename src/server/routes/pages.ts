import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance } from 'fastify';

/** A built page of the package. */
export interface Page {
  /** Its path, such as `/`. */
  readonly route: string;
  /** What it is called in words. */
  readonly name: string;
  /** The folder with its `index.html`. */
  readonly directory: string;
  /** What it takes beyond scripts, styles and images of its own: lines of its Content-Security-Policy. */
  readonly allows: readonly string[];
}

const built = (folder: string): string => fileURLToPath(new URL(`../../../dist/${folder}`, import.meta.url));

/** The pages of this server. */
export const PAGES: readonly Page[] = [
  {
    route: '/',
    name: 'playground',
    directory: built('playground'),
    // The editor writes style elements and attributes; its fonts and icons are data URLs.
    allows: ["style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:"],
  },
  {
    route: '/explore',
    name: 'explorer',
    directory: built('explorer'),
    // A picture to be saved is a blob.
    allows: ["style-src 'self'", "img-src 'self' data: blob:"],
  },
];

interface File {
  readonly content: Buffer;
  /** The compressed forms by encoding, the smallest first. */
  readonly encoded: ReadonlyMap<string, Buffer>;
}

/** The extensions of compressed files, by encoding. */
const EXTENSIONS = { br: '.br', gzip: '.gz' } as const;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

// Workers take their policy from their own response, so every file carries it.
const headersOf = ({ allows }: Page) => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    ...allows,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

const notBuilt = ({ name }: Page): string =>
  `The ${name} is not built. Run \`npm run build\` and start the server again.\n`;

/**
 * Serves a built page and its assets. All files are read at start and each has its own route, so no other file is reachable.
 * If nothing is built, the page responds with 503 and says what to run.
 */
export async function registerPage(app: FastifyInstance, page: Page): Promise<void> {
  const files = await readAll(page.directory);
  if (!files.has('index.html')) {
    app.get(page.route, { config: { page: true } }, (_request, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send(notBuilt(page)),
    );
    return;
  }
  const headers = headersOf(page);
  for (const [name, file] of files) {
    const route = name === 'index.html' ? page.route : `/${name}`;
    // The names of assets contain a hash of their content.
    const caching = name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
    app.get(route, { config: { page: true } }, (request, reply) => {
      reply
        .headers(headers)
        .header('cache-control', caching)
        .type(types[extname(name)] ?? 'application/octet-stream');
      if (file.encoded.size === 0) return reply.send(file.content);
      reply.header('vary', 'accept-encoding');
      const encoding = negotiate(String(request.headers['accept-encoding'] ?? ''), [...file.encoded.keys()]);
      const encoded = file.encoded.get(encoding ?? '');
      if (encoding === null || encoded === undefined) return reply.send(file.content);
      return reply.header('content-encoding', encoding).send(encoded);
    });
  }
}

/** All files under a folder by relative path with `/`, each with its compressed forms; empty if the folder is missing. */
async function readAll(directory: string): Promise<ReadonlyMap<string, File>> {
  const contents = new Map<string, Buffer>();
  const entries = existsSync(directory) ? await readdir(directory, { recursive: true, withFileTypes: true }) : [];
  await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isFile()) return;
      const path = join(entry.parentPath, entry.name);
      contents.set(relative(directory, path).split(sep).join('/'), await readFile(path));
    }),
  );
  const files = new Map<string, File>();
  for (const [name, content] of contents) {
    if (Object.values(EXTENSIONS).some((ending) => name.endsWith(ending))) continue;
    const forms = Object.entries(EXTENSIONS).map(
      ([encoding, ending]) => [encoding, contents.get(name + ending)] as const,
    );
    const encoded = new Map(forms.filter((form): form is [string, Buffer] => form[1] !== undefined));
    files.set(name, { content, encoded });
  }
  return files;
}
