import { PlainError } from './plain-error'

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/

/** '' for a site at the root of its host, else '/one' or '/one/two', as Next wants it. */
export function parseBasePath(text = ''): string {
  const segments = text.trim().split('/').filter(Boolean)
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    throw new PlainError(`BASE_PATH must look like /retry-after, not "${text}".`)
  }
  return segments.map((segment) => `/${segment}`).join('')
}
