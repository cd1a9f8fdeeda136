import type { MetadataRoute } from 'next'

import { href } from '@/lib/format/href'

export const dynamic = 'force-static'

/** Installed, Safari keeps the data of the site beyond its seven days. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Retry-After',
    short_name: 'Retry-After',
    description: 'Interview prep for API and system design that you run instead of read.',
    start_url: href('/'),
    scope: href('/'),
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [{ src: href('/icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any' }],
  }
}
