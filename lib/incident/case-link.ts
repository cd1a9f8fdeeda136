import { isSeed } from './draw'

/** What the fragment of an incident's address asks for. */
export interface Wanted {
  readonly seed: number | null
  /** The place of a cause that is planted whatever the seed draws. */
  readonly cause: number | null
  /** What of it there is not, as a sentence. */
  readonly note: string | null
}

/** `#seed=7` is a case; `#seed=7&cause=lock` is one with a cause of somebody's choice. */
export function readCase(fragment: string, causes: readonly string[]): Wanted {
  const asked = new URLSearchParams(fragment.replace(/^#/, ''))
  const [seed, cause] = [asked.get('seed'), asked.get('cause')]
  if (seed === null && cause === null) return { ...fresh, note: null }
  if (cause !== null && !causes.includes(cause))
    return refused(`This incident has no cause “${cause}”`)
  if (seed !== null && !(/^\d+$/.test(seed) && isSeed(Number(seed))))
    return refused(`No case has the number “${seed}”`)
  return {
    seed: seed === null ? null : Number(seed),
    cause: cause === null ? null : causes.indexOf(cause),
    note: null,
  }
}

const fresh = { seed: null, cause: null }
const refused = (what: string): Wanted => ({ ...fresh, note: `${what}. Here is a fresh one.` })

export function writeCase({ seed, cause }: { seed: number; cause?: string | undefined }): string {
  return cause === undefined ? `seed=${seed}` : `seed=${seed}&cause=${cause}`
}
