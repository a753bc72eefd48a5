import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance } from 'fastify';

/** The location of the built page. */
export interface PlaygroundOptions {
  /** The folder with `index.html`; by default `dist/playground` of the package. */
  readonly directory?: string;
}

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
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

// Workers take their policy from their own response, so every file carries it.
// The editor writes style elements and attributes; its fonts and icons are data URLs.
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const notBuilt = 'The playground is not built. Run `npm run build` and start the server again.\n';

/**
 * Serves the built playground: the page at `GET /` and its assets. All files are read at start and each has its own route, so
 * no other file is reachable. If nothing is built, `GET /` responds with 503 and says what to run.
 */
export async function registerPlayground(app: FastifyInstance, options: PlaygroundOptions = {}): Promise<void> {
  const directory = options.directory ?? fileURLToPath(new URL('../../../dist/playground', import.meta.url));
  const files = await readAll(directory);
  const page = files.get('index.html');
  if (!page) {
    app.get('/', { config: { page: true } }, (_request, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send(notBuilt),
    );
    return;
  }
  for (const [name, file] of files) {
    const route = name === 'index.html' ? '/' : `/${name}`;
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
