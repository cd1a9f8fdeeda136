import type { Draft } from './drafts'
import type { Replaced } from './newer'
import type { KeptPreferences } from './preferences'

/** An event as it is stored, of whatever release. */
export type Row = Readonly<Record<string, unknown>>

/** All that a learner leaves behind: what a backup holds. */
export interface Belongings {
  readonly rows: readonly Row[]
  readonly drafts: readonly Draft[]
  /** Undefined while nothing was ever chosen. */
  readonly preferences: KeptPreferences | undefined
}

/** The learner's history as a thing to carry away, bring back and delete. */
export interface Archive {
  /** Every row there is, also those that are no events to this release. */
  rows(): Promise<readonly Row[]>
  /** How many rows there are, without reading them. */
  count(): Promise<number>
  /** Also those that were removed. */
  drafts(): Promise<readonly Draft[]>
  /**
   * Adds the rows whose id is not there yet, or only damaged, and puts newer drafts in place of
   * older ones; all of it or nothing.
   */
  union(rows: readonly Row[], beside?: Beside): Promise<Import>
  /** Those that can still be taken back, the latest last. */
  imports(): Promise<readonly Import[]>
  /** Removes the rows this import added and puts back the drafts, unless they were edited since. */
  takeBack(id: Import['id']): Promise<void>
  /** Undefined before the first. */
  lastBackup(): Promise<Backup | undefined>
  noteBackup(): Promise<void>
  /** Deletes everything the learner left behind here. */
  erase(): Promise<void>
}

/** What an import brings beside rows. */
export interface Beside {
  readonly drafts?: readonly Draft[]
  /** Only noted here, to be put back with the rest: they are kept elsewhere. */
  readonly preferences?: Replaced<KeptPreferences> | undefined
}

export interface Import {
  readonly id: string
  readonly atMs: number
  readonly added: number
  readonly drafts: readonly Replaced<Draft>[]
  readonly preferences: Replaced<KeptPreferences> | undefined
}

export interface Backup {
  readonly atMs: number
  /** Rows there were. */
  readonly rows: number
}
