import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

import { chromium } from '@playwright/test'
import { z } from 'zod'

const browserSchema = z.object({
  /** Null stands for the browser that Playwright itself downloaded. */
  executablePath: z.string().nullable(),
  version: z.string(),
})

export type Browser = z.infer<typeof browserSchema>

/** `--disable-gpu` because many machines that test have none; the other keeps Chromium from calling home. */
export const LAUNCH_ARGS: readonly string[] = ['--disable-gpu', '--disable-background-networking']

/** Whether a browser is there is found out by starting it: a file that exists proves nothing. */
export async function tryLaunch(executablePath: string | null): Promise<Browser | undefined> {
  try {
    const started = await chromium.launch(launchOptions({ executablePath }))
    const version = started.version()
    await started.close()
    return { executablePath, version }
  } catch {
    return undefined
  }
}

/** Playwright starts Chromium without its own sandbox unless told, which root needs anyway. */
export function launchOptions({ executablePath }: Pick<Browser, 'executablePath'>) {
  return { args: [...LAUNCH_ARGS], ...(executablePath === null ? {} : { executablePath }) }
}

const FOUND_PATH = '.cache/browser.json'

/** What `ensure-browser` found last; undefined before its first run. */
export function readBrowser(): Browser | undefined {
  try {
    return browserSchema.safeParse(JSON.parse(readFileSync(FOUND_PATH, 'utf8'))).data
  } catch {
    return undefined
  }
}

export function writeBrowser(browser: Browser): void {
  mkdirSync('.cache', { recursive: true })
  writeFileSync(FOUND_PATH, JSON.stringify(browser))
}
