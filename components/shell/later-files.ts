import { href } from '@/lib/format/href'

/** Big files nobody needs at first (the editor): fetched at idle, so that they work offline too. */
interface LaterFile {
  readonly url: string
  readonly bytes: number
}

interface LaterList {
  readonly later: readonly LaterFile[]
}

/** The worker uses the same name; siblings on one origin have other paths. */
const CACHE = `retry-after later ${href('/')}`

/** Save-Data is a request, and megabytes nobody asked for are an answer to it. */
export function savesData(): boolean {
  const connection = (navigator as { readonly connection?: { readonly saveData?: boolean } })
    .connection
  return connection?.saveData ?? false
}

async function listLaterFiles(): Promise<readonly LaterFile[]> {
  const response = await fetch(href('/offline.json'))
  if (!response.ok) throw new Error(`The offline list could not be loaded (${response.status})`)
  return ((await response.json()) as LaterList).later
}

async function missingFiles(files: readonly LaterFile[]): Promise<readonly LaterFile[]> {
  const cache = await caches.open(CACHE)
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  return files.filter(({ url }) => !kept.has(new URL(url, location.href).pathname))
}

/** Keeps what is missing and drops what the current release no longer names. */
export async function keepLaterFiles(): Promise<void> {
  const files = await listLaterFiles()
  const cache = await caches.open(CACHE)
  for (const { url } of await missingFiles(files)) await cache.add(url)

  const current = new Set(files.map(({ url }) => new URL(url, location.href).pathname))
  for (const request of await cache.keys()) {
    if (!current.has(new URL(request.url).pathname)) await cache.delete(request)
  }
}

export type OfflineReadiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly bytes: number }
  | { readonly kind: 'unsupported' }

/** Whether everything the editor needs is on this device. */
export async function offlineReadiness(): Promise<OfflineReadiness> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return { kind: 'unsupported' }
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration?.active) return { kind: 'missing', bytes: 0 }
  const missing = await missingFiles(await listLaterFiles())
  if (missing.length === 0) return { kind: 'ready' }
  return { kind: 'missing', bytes: missing.reduce((sum, { bytes }) => sum + bytes, 0) }
}
