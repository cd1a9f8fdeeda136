import type { KeptFile } from '../service-worker/build-worker'

export interface UpdateSize {
  readonly files: number
  readonly gzBytes: number
}

/** What somebody who has the earlier version downloads for this one. */
export function updateSize(before: readonly KeptFile[], after: readonly KeptFile[]): UpdateSize {
  const had = new Set(before.map(identity))
  return sizeOf(after.filter((file) => !had.has(identity(file))))
}

export function sizeOf(files: readonly KeptFile[]): UpdateSize {
  return { files: files.length, gzBytes: files.reduce((sum, { gzBytes }) => sum + gzBytes, 0) }
}

export function describeSize({ files, gzBytes }: UpdateSize): string {
  const noun = files === 1 ? 'file' : 'files'
  return `${files} ${noun}, ${(gzBytes / 1000).toFixed(1)} kB gz`
}

const identity = ({ url, revision }: KeptFile) => `${url} ${revision ?? ''}`
