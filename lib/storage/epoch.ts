import type { LearnerDatabase } from './database'

/** See `Stored` of lib/progress/snapshot. To be called within the transaction it is about. */
export async function epochIn(db: LearnerDatabase): Promise<number> {
  const row = await db.facts.get('epoch')
  return row?.key === 'epoch' ? row.value : 0
}

export async function beginEpoch(db: LearnerDatabase): Promise<void> {
  await db.snapshots.clear()
  await db.facts.put({ key: 'epoch', value: (await epochIn(db)) + 1 })
}
