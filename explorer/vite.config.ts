import { defineConfig } from 'vite';
import { copyForServer, pageBuild } from '../scripts/lib/page-build.mjs';

// The documents that the page asks are trusted by the server that serves it.
const documents = copyForServer('explorer/api/generated/persisted-documents.json', 'explorer-documents.json');

// The page is at `/explore`, so its relative paths begin at the root of the server.
export default defineConfig(pageBuild('explorer', 'explore/assets', [documents]));
