import { Dexie, type Table } from 'dexie'

/** Known only to have been an event once: a later release, or bad luck, may have written it. */
export type EventRow = Readonly<Record<string, unknown>>

interface DraftRow {
  readonly key: string
  readonly text: string
}

interface DeviceRow {
  readonly key: 'device'
  readonly id: string
}

/**
 * Everything the learner leaves behind. A new table or index is a new version below the old
 * ones, which stay: they are how data of every past release finds its way here.
 */
export class LearnerDatabase extends Dexie {
  declare readonly events: Table<EventRow, string>
  declare readonly drafts: Table<DraftRow, string>
  declare readonly device: Table<DeviceRow, DeviceRow['key']>

  constructor(name = 'learner') {
    super(name, {
      // A grade that was acknowledged has reached the disk, not only the system's buffers.
      chromeTransactionDurability: 'strict',
      ...(globalThis.indexedDB && { indexedDB: withoutDowngrade(globalThis.indexedDB) }),
    })
    this.version(1).stores({ events: 'id, [clock.ms+clock.counter]', drafts: 'key', device: 'key' })
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
