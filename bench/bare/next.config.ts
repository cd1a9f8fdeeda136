import type { NextConfig } from 'next'

/** The settings of the site, on a page that holds nothing: what the framework itself costs. */
const config: NextConfig = {
  output: 'export',
  generateBuildId: () => 'bare',
  images: { unoptimized: true },
  poweredByHeader: false,
}

export default config
