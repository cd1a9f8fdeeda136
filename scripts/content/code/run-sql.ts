import { PGlite } from '@electric-sql/pglite'

import type { Fault, Listing } from './listings'

/** Said in the first line of a block that this database cannot run; the reader sees it too. */
const NOT_RUN = /^-- not run: \S/

export interface SqlOfItem {
  readonly setup: string | undefined
  readonly listings: readonly Listing[]
}

/** Runs the SQL of each item, block by block, in one PostgreSQL that is emptied in between. */
export async function sqlFaults(items: readonly SqlOfItem[]): Promise<readonly Fault[]> {
  const db = await PGlite.create()
  const faults: Fault[] = []
  try {
    for (const item of items) faults.push(...(await faultsOf(db, item)))
  } finally {
    await db.close()
  }
  return faults
}

async function faultsOf(db: PGlite, { setup = '', listings }: SqlOfItem) {
  const faults: Fault[] = []
  await db.exec('rollback')
  await db.exec('discard all')
  await db.exec('drop schema public cascade; create schema public')
  const blocks = [{ name: `${listings[0]?.item ?? ''}, setup`, code: setup }, ...listings]
  for (const { name, code } of blocks.filter(({ code }) => !NOT_RUN.test(code))) {
    await run(db, code).catch((cause: unknown) =>
      faults.push({ name, reason: cause instanceof Error ? cause.message : String(cause) }),
    )
  }
  return faults
}

/** A statement with parameters is prepared, which checks its names and types but not its effect. */
async function run(db: PGlite, code: string): Promise<void> {
  if (!/\$\d/.test(code)) {
    await db.exec(code)
    return
  }
  for (const statement of statementsOf(code)) await db.describeQuery(statement)
}

/** Enough for listings: no semicolon of ours stands inside quotes. */
const statementsOf = (code: string) =>
  code
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean)
