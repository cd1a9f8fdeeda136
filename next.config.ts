import { availableParallelism } from 'node:os'

import type { NextConfig } from 'next'

const basePath = process.env.BASE_PATH ?? ''

const config: NextConfig = {
  output: 'export',
  basePath,
  // The home link is /retry-after/ then, inside the scope of the service worker.
  skipTrailingSlashRedirect: true,
  // With `output: 'export'` this is where the pages go; unset, that is out/.
  ...(process.env.EXPORT_DIR ? { distDir: process.env.EXPORT_DIR } : {}),
  // Raw links, fetches and the service worker go through href(), which reads this.
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  // scripts/build.ts passes the hash of the code; content has no part in it, so that a new
  // answer changes one page instead of every page.
  generateBuildId: () => process.env.BUILD_ID ?? 'development',
  // Types are a stage of their own in `npm run check`; a build does not check them again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  poweredByHeader: false,
  // By default one core is left idle: on two cores, half of the pages wait for nothing.
  // A cache of the bundler and source maps of what runs here only are written beside the pages;
  // they take longer than they save later.
  experimental: {
    cpus: availableParallelism(),
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
  },
}

export default config
