import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** Where the built page lies. */
export interface PlaygroundOptions {
  /** The folder with `index.html`; `dist/playground` of the package where it is left out. */
  readonly directory?: string;
}

interface File {
  readonly content: Buffer;
  readonly gzipped: Buffer | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

// Workers take their policy from their own response, so every file carries it.
// The editor writes style elements and attributes, its fonts and icons are data URLs.
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
 * Serves the built GraphQL playground: the page at `GET /`, its assets beside it.
 * The files are read once; each is a route of its own, so no other file can be
 * reached. Where nothing is built, `GET /` answers 503 and says what to run.
 */
export async function registerPlayground(app: FastifyInstance, options: PlaygroundOptions = {}): Promise<void> {
  const directory = options.directory ?? fileURLToPath(new URL('../../dist/playground', import.meta.url));
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
    // The names of assets hold a digest of their content.
    const caching = name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
    app.get(route, { config: { page: true } }, (request, reply) => {
      reply
        .headers(headers)
        .header('cache-control', caching)
        .type(types[extname(name)] ?? 'application/octet-stream');
      if (!file.gzipped) return reply.send(file.content);
      reply.header('vary', 'accept-encoding');
      if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(file.content);
      return reply.header('content-encoding', 'gzip').send(file.gzipped);
    });
  }
}

/** All files under a folder by their path in it, with `/`, each with the `.gz` that lies beside it; none if the folder is missing. */
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
    if (!name.endsWith('.gz')) files.set(name, { content, gzipped: contents.get(`${name}.gz`) });
  }
  return files;
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return /(^|[\s,])gzip\s*(,|$|;\s*q=(1|0\.0*[1-9]))/i.test(String(header ?? ''));
}
