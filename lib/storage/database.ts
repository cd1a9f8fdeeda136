import { Dexie, type Table } from 'dexie'

import type { Backup, Import, Row } from '@/lib/progress/archive'
import type { Draft } from '@/lib/progress/drafts'
import type { Replaced } from '@/lib/progress/newer'
import type { KeptPreferences } from '@/lib/progress/preferences'
import type { Snapshot } from '@/lib/progress/snapshot'

/** The first releases kept no time. */
export type DraftRow = Omit<Draft, 'atMs'> & Partial<Pick<Draft, 'atMs'>>

/** A snapshot with all it takes to tell a stale one. */
interface SnapshotRow extends Snapshot {
  readonly name: string
  readonly epoch: number
  /** Of events, known to the release that took it: a later one may find more in the same rows. */
  readonly kinds: string
}

/** The first releases imported events only. */
interface ImportRow extends Pick<Import, 'id' | 'atMs' | 'added'> {
  readonly eventIds: readonly string[]
  readonly drafts?: readonly Replaced<Draft>[]
  readonly preferences?: Replaced<KeptPreferences> | undefined
}

type FactRow =
  | { readonly key: 'epoch'; readonly value: number }
  | { readonly key: 'backup'; readonly value: Backup }

interface DeviceRow {
  readonly key: 'device'
  readonly id: string
}

/**
 * Everything the learner leaves behind. A new table or index is a new version below the old
 * ones, which stay: they are how data of every past release finds its way here.
 */
export class LearnerDatabase extends Dexie {
  declare readonly events: Table<Row, string>
  declare readonly drafts: Table<DraftRow, string>
  declare readonly device: Table<DeviceRow, DeviceRow['key']>
  declare readonly snapshots: Table<SnapshotRow, string>
  declare readonly imports: Table<ImportRow, string>
  /** Of this copy of the log, not of the learner: never in a backup. */
  declare readonly facts: Table<FactRow, FactRow['key']>

  constructor(name = 'learner') {
    super(name, {
      // A grade that was acknowledged has reached the disk, not only the system's buffers.
      chromeTransactionDurability: 'strict',
      ...(globalThis.indexedDB && { indexedDB: withoutDowngrade(globalThis.indexedDB) }),
    })
    this.version(1).stores({ events: 'id, [clock.ms+clock.counter]', drafts: 'key', device: 'key' })
    this.version(2).stores({ snapshots: 'name', imports: 'id, atMs', facts: 'key' })
  }
}

/**
 * Dexie meets a database of a newer release by opening it without a version, and where tables
 * differ it then alters them. Ours stays closed instead: the newer release will want it whole.
 */
function withoutDowngrade(factory: IDBFactory): IDBFactory {
  return {
    open: (name, version) => {
      if (version === undefined) throw new DOMException('Newer than this release', 'VersionError')
      return factory.open(name, version)
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  }
}
