/** An event as it is stored, of whatever release. */
export type Row = Readonly<Record<string, unknown>>

/** The learner's history as a thing to carry away, bring back and delete. */
export interface Archive {
  /** Every row there is, also those that are no events to this release. */
  rows(): Promise<readonly Row[]>
  /** How many rows there are, without reading them. */
  count(): Promise<number>
  /** Adds the rows whose id is not there yet, or only damaged; all of them or none. */
  union(rows: readonly Row[]): Promise<Import>
  /** Those that can still be taken back, the latest last. */
  imports(): Promise<readonly Import[]>
  /** Removes what this import added, and nothing else. */
  takeBack(id: Import['id']): Promise<void>
  /** Undefined before the first. */
  lastBackup(): Promise<Backup | undefined>
  noteBackup(): Promise<void>
  /** Deletes everything the learner left behind here. */
  erase(): Promise<void>
}

export interface Import {
  readonly id: string
  readonly atMs: number
  readonly added: number
}

export interface Backup {
  readonly atMs: number
  /** Rows there were. */
  readonly rows: number
}
