import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a request leads: into the site, to the clean form of its address, or nowhere. */
export type SitePath =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'outside' }

/** Reads a request's target as clean-URL hosts do: no .html, no /index, no slash at the end. */
export function sitePath(target: string, basePath: string): SitePath {
  const { pathname, search } = new URL(`http://site${target.startsWith('/') ? '' : '/'}${target}`)
  const below = withinBase(pathname, basePath)
  const path = below === undefined ? undefined : decoded(below)
  if (below === undefined || path === undefined) return { kind: 'outside' }
  const clean = cleanPath(below)
  return clean === below
    ? { kind: 'page', path }
    : { kind: 'moved', to: `${basePath}${clean}${search}` }
}

/** The file behind a clean path, relative to the exported folder. */
export async function fileFor(outDir: string, path: string): Promise<string | undefined> {
  const name = path.slice(1)
  const candidates = path === '/' ? ['index.html'] : [name, `${name}.html`, `${name}/index.html`]
  for (const candidate of candidates) {
    if (await isFile(join(outDir, candidate))) return candidate
  }
  return undefined
}

function withinBase(pathname: string, basePath: string): string | undefined {
  if (pathname === basePath) return '/'
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : undefined
}

/** URL has resolved every plain `..`; what still hides behind an escape leads nowhere. */
function decoded(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return /[\\\0]|(^|\/)\.\.?(\/|$)/.test(path) ? undefined : path
  } catch {
    return undefined
  }
}

/** Slashes collapse first: `//host` in a redirect would lead to another site. */
function cleanPath(pathname: string): string {
  const single = pathname.replace(/\/{2,}/g, '/')
  return single.replace(/\.html$/, '').replace(/(\/index)?\/?$/, '') || '/'
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
