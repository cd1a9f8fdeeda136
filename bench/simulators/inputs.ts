import type { Page } from '@playwright/test'

/** What the machine of a reader may be, against this one. */
const SLOWDOWN = 4
const PRESSES = 40
const PAUSE_MS = 120

/** From a key on the slider of time to the frame that shows its effect, as the browser reports it. */
export async function inputsToFrames(page: Page): Promise<number[]> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.getByRole('slider', { name: 'Playhead' }).focus()
  await page.evaluate(() => {
    const durations: number[] = []
    Object.assign(globalThis, { durations })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'keydown') durations.push(entry.duration)
      }
      // Below 16 ms a browser reports nothing, which only makes the figures worse.
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(PAUSE_MS)
  }
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations)
}
