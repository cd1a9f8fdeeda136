import { readFileSync } from 'node:fs'

import { expect } from '@playwright/test'
import { build } from 'esbuild'

import { registry } from '../lib/engines/registry'

import { test } from './test'

type Pinned = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const pinned = JSON.parse(readFileSync('lib/engines/pinned-runs.json', 'utf8')) as Pinned

/** The engines as one script that leaves the hash of every example behind. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { eventHash } from './lib/engines/event-hash'
        import { registry } from './lib/engines/registry'
        globalThis.hashes = Promise.all(
          registry.map(async ({ id, engine, examples }) => [
            id,
            await Promise.all(examples.map((scenario) => eventHash(engine, scenario))),
          ]),
        )`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  })
  return outputFiles[0]!.text
}

test('every example is the same run, byte for byte, in this browser and in Node', async ({
  page,
}) => {
  test.setTimeout(60_000)
  await page.goto('/404')
  // Evaluated by the test, not by the page, whose policy would rightly refuse it.
  await page.evaluate(await bundle())
  const hashes = await page.evaluate(
    () => (globalThis as unknown as { hashes: Promise<[string, string[]][]> }).hashes,
  )
  expect(hashes).toEqual(registry.map(({ id, version }) => [id, pinned[id]?.[String(version)]]))
})
