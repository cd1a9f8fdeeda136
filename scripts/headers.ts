/** What a host sends beside a file: all that a policy inside the page cannot say. */
export interface HeaderRule {
  /** A path, or a folder ending in `/*` for everything below it. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The table. Hosts merge every rule that matches a path, and two values of one header do not
 * replace each other, so no path may get the same header twice: `/*` holds only what is true
 * everywhere, and the routes of the export are named one by one.
 */
export function headerRules(files: readonly string[]): readonly HeaderRule[] {
  return [
    { path: '/*', headers: EVERYWHERE },
    { path: '/_next/static/*', headers: IMMUTABLE },
    ...topLevelPaths(files).map((path) => ({
      path,
      headers: mayBeFramed(path) ? FRESH : { ...FRESH, ...UNFRAMED },
    })),
  ]
}

/** The file `_headers`, as Cloudflare Pages and Netlify read it. */
export function formatHeaders(rules: readonly HeaderRule[], basePath: string): string {
  if (rules.length > HOSTS_READ_RULES) {
    throw new Error(`_headers has ${rules.length} rules; hosts read ${HOSTS_READ_RULES}`)
  }
  const blocks = rules.map(({ path, headers }) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
    return [basePath + path, ...lines].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}

const HOSTS_READ_RULES = 100

/** What a host makes of the table for one path. */
export function headersFor(
  rules: readonly HeaderRule[],
  path: string,
): Readonly<Record<string, string>> {
  const matching = rules.filter((rule) => matches(rule.path, path))
  return Object.assign({}, ...matching.map(({ headers }) => headers))
}

/** Never allowed, in any page: each name is one that Chromium knows and would otherwise grant. */
const FORBIDDEN_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The microphone is for saying an answer aloud.
  'Permissions-Policy': [
    'microphone=(self)',
    ...FORBIDDEN_FEATURES.map((feature) => `${feature}=()`),
  ].join(', '),
}

/** The names of these files are hashes of what they hold. */
const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** May be kept, but is asked about before each use: a release is seen at once. */
const FRESH = { 'Cache-Control': 'no-cache' }

/** Twice the same, for browsers that know only one of them. */
const UNFRAMED = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
}

const mayBeFramed = (path: string) => path.startsWith('/embed/')

/** `/`, and for each file or folder at the top its clean URL and what lies below. */
function topLevelPaths(files: readonly string[]): readonly string[] {
  const paths = files.flatMap((file) => {
    const [top = '', ...below] = file.split('/')
    if (top === '_next' || top === '_headers' || top.startsWith('.')) return []
    if (below.length > 0) return [`/${top}/*`]
    return top.endsWith('.html') ? [`/${top}`, cleanPath(top)] : [`/${top}`]
  })
  return [...new Set(paths)].toSorted()
}

const cleanPath = (page: string) => (page === 'index.html' ? '/' : `/${page.slice(0, -5)}`)

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
}
