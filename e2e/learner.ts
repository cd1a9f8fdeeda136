import { expect, type Page } from '@playwright/test'

import type { Fact } from '../lib/progress/events'
import { eventId } from '../lib/progress/fixtures'

/** A fact and how many days ago it happened. */
export type Ago = readonly [days: number, fact: Fact]

const DAY = 86_400_000

/** Puts a history into the browser as if it had been written there, before a page reads it. */
export async function remember(page: Page, log: readonly Ago[]): Promise<void> {
  const now = Date.now()
  const events = log.map(([days, fact], place) => ({
    ...fact,
    id: eventId(`seed-${place}`),
    schema: 1,
    clock: { ms: Math.round(now - days * DAY), counter: place, device: 'seed' },
  }))
  await page.goto('/settings')
  await expect(page.getByText(/Kept in this browser: /)).toBeVisible()
  await page.evaluate(async (rows) => {
    const opening = indexedDB.open('learner')
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = reject
    })
    const write = opening.result.transaction('events', 'readwrite')
    for (const row of rows) write.objectStore('events').put(row)
    await new Promise((resolve) => (write.oncomplete = resolve))
    opening.result.close()
  }, events)
}
