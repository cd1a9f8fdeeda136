/**
 * A path of this site as a browser has to ask for it, which may be under a base path.
 * Addresses of other sites and fragments come back as they are.
 */
export function href(path: string): string {
  const ofThisSite = path.startsWith('/') && !path.startsWith('//')
  return ofThisSite ? `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${path}` : path
}
