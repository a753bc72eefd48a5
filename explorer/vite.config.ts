import { defineConfig } from 'vite';
import { pageBuild } from '../scripts/lib/page-build.mjs';

// The page is at `/explore`, so its relative paths begin at the root of the server.
export default defineConfig(pageBuild('explorer', 'explore/assets'));
