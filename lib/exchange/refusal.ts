export const FROM_FUTURE = 'is in the future'

/** Where a file is wrong, and how. */
export interface Refusal {
  readonly path: string
  readonly reason: string
}

const LONGEST_PATH = 120

/** A sentence for whoever chose the file. The path may be anybody's text, and as long as a file. */
export function refusalWords({ path, reason }: Refusal): string {
  const place = path === 'the file' ? 'The file' : shortened(path)
  // The schema library says "Invalid input", of which nobody knows what to do.
  const words = /^Invalid|^Too/.test(reason) ? 'is not a value that belongs there' : reason
  return `${place} ${words}.`
}

const shortened = (path: string) =>
  path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path

/** Then the learner may know better: it was their own clock. */
export function isFromFuture({ reason }: Refusal): boolean {
  return reason === FROM_FUTURE
}
