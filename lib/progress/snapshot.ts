import type { Base } from './ledger'
import type { Mark } from './order'
import type { Projection } from './projection'

/** The base of a ledger as it is stored. A cache: with any doubt about it the log is read instead. */
export interface Snapshot {
  readonly version: string
  /** JSON of the mark and of the packed state. */
  readonly text: string
  readonly checksum: number
}

/** Where snapshots are kept, one for each projection. */
export interface Snapshots {
  /** To be asked before the log is read. */
  read(name: string): Promise<Stored>
  write(name: string, stored: Required<Stored>): Promise<void>
}

export interface Stored {
  /**
   * Grows whenever the past changes: an import may add events before the mark of a snapshot that
   * another tab is about to write. One of another epoch is as good as none.
   */
  readonly epoch: number
  readonly snapshot?: Snapshot | undefined
}

export function takeSnapshot<State>(
  { version, pack }: Projection<State>,
  { mark, state }: Base<State>,
): Snapshot {
  const text = JSON.stringify({ mark, state: pack(state) })
  return { version, text, checksum: checksum(text) }
}

/** Undefined unless this very release wrote it, and it is still what was written. */
export function baseOf<State>(
  { version, unpack }: Projection<State>,
  snapshot: Snapshot | undefined,
): Base<State> | undefined {
  if (snapshot?.version !== version || checksum(snapshot.text) !== snapshot.checksum) {
    return undefined
  }
  const { mark, state } = JSON.parse(snapshot.text) as { mark: Mark; state: unknown }
  return { mark, state: unpack(state) }
}

/** FNV-1a, 32 bits: against torn and stale rows, not against anybody. */
function checksum(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}
