import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

import { layers } from './layers.mjs'

const eslint = new ESLint()

interface Finding {
  readonly line: number
  readonly rule: string | null
}

/** Lints a file that does not exist, under the project's own configuration. */
async function lint(filePath: string, ...lines: readonly string[]): Promise<readonly Finding[]> {
  const [result] = await eslint.lintText(lines.join('\n'), { filePath })
  return (result?.messages ?? []).map(({ line, ruleId }) => ({ line, rule: ruleId }))
}

/** Which of these modules a file may not import. */
async function refused(filePath: string, modules: readonly string[]): Promise<readonly string[]> {
  const findings = await lint(filePath, ...modules.map((module) => `import '${module}'`))
  const lines = findings.filter(({ rule }) => rule === 'house/boundaries').map(({ line }) => line)
  return lines.map((line) => modules[line - 1]!)
}

async function rulesBroken(filePath: string, code: string): Promise<readonly (string | null)[]> {
  const findings = await lint(filePath, code)
  const ours = ['house/boundaries', 'no-restricted-imports', 'no-restricted-syntax']
  return findings
    .map(({ rule }) => rule)
    .filter((rule) => rule === 'no-restricted-globals' || ours.includes(rule ?? ''))
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const vendors = [...new Set(layers.flatMap((layer) => layer.vendors))]

describe('the table of layers', () => {
  it.each(layers)('$path imports what its row names and nothing else', async (layer) => {
    const probe = `${layer.path}/probe.ts`
    const others = layers
      .map(({ path }) => path)
      .filter((path) => path !== layer.path && !layer.may.some((folder) => within(path, folder)))
    const strangers = vendors.filter(
      (vendor) => !layer.vendors.some((known) => within(vendor, known)),
    )
    const allowed = [
      ...layer.may.map((folder) => `@/${folder}/probe`),
      ...layer.vendors,
      './neighbour',
      `@/${layer.path}/neighbour`,
    ]
    const forbidden = [
      ...others.map((path) => `@/${path}/probe`),
      ...strangers,
      'node:fs',
      'left-pad',
    ]

    expect(await refused(probe, allowed)).toEqual([])
    expect(await refused(probe, forbidden)).toEqual(forbidden)
  })
})

describe('a new folder', () => {
  it.each(['lib/utils/probe.ts', 'components/gadget/probe.tsx'])(
    '%s is refused until the table has a row for it',
    async (file) => {
      expect(await refused(file, ['./neighbour'])).toEqual(['./neighbour'])
    },
  )
})

/** The architecture in its own words, so that a slip in the table is noticed as well. */
describe('the architecture', () => {
  it.each([
    ['lib/engines/rate-limit/tiers.ts', 'react'],
    ['lib/engines/rate-limit/tiers.ts', '@/lib/format/count'],
    ['lib/engines/rate-limit/tiers.ts', '@/lib/review/card'],
    ['lib/review/queue.ts', 'zustand/vanilla'],
    ['lib/review/queue.ts', '@/lib/storage/drafts'],
    ['lib/content/parse.ts', 'node:fs'],
    ['lib/storage/drafts.ts', 'react'],
    ['lib/storage/drafts.ts', '@/lib/state/review-store'],
    ['lib/state/review-store.ts', 'react'],
    ['lib/state/review-store.ts', 'zustand'],
    ['components/ui/button.tsx', '@/lib/format/count'],
    ['components/charts/trace-chart.tsx', '@/lib/state/review-store'],
    ['components/editor/editor.tsx', '@/lib/state/review-store'],
    ['components/question/question.tsx', 'recharts'],
    ['components/question/question.tsx', 'monaco-editor'],
    ['components/question/question.tsx', 'node:path'],
    ['components/question/question.tsx', '@/components/review/session'],
    ['components/question/question.tsx', '@/app/layout'],
  ])('%s may not import %s', async (file, module) => {
    expect(await refused(file, [module])).toEqual([module])
  })

  it.each([
    ['lib/engines/registry.ts', 'zod'],
    ['lib/review/schedule.ts', 'ts-fsrs'],
    ['lib/review/schedule.ts', '@/lib/engines/random'],
    ['lib/content/load.ts', 'node:fs'],
    ['lib/storage/drafts.ts', 'dexie'],
    ['lib/state/review-store.ts', '@/lib/review/queue'],
    ['components/charts/trace-chart.tsx', 'recharts'],
    ['components/editor/editor.tsx', 'monaco-editor/editor/editor.worker'],
    ['components/question/question.tsx', '@/components/answer/answer-box'],
    ['app/questions/page.tsx', '@/components/question/question'],
    ['lib/review/queue.test.ts', 'node:fs'],
  ])('%s may import %s', async (file, module) => {
    expect(await refused(file, [module])).toEqual([])
  })
})

describe('every way to import', () => {
  it.each([
    "import { session } from '@/components/review/session'",
    "import type { Session } from '@/components/review/session'",
    "const session = await import('@/components/review/session')",
    "export { session } from '@/components/review/session'",
    "export * from '@/components/review/session'",
    "type Session = import('@/components/review/session').Session",
    "new Worker(new URL('@/components/review/session.worker.ts', import.meta.url))",
    "import { session } from '../review/session'",
  ])('is checked: %s', async (code) => {
    expect(await rulesBroken('components/question/probe.ts', code)).toContain('house/boundaries')
  })

  it.each([
    "import '../../lib/engines/random'",
    "import '../answer/answer-box'",
    "new Worker(new URL('../../lib/engines/run.worker.ts', import.meta.url))",
  ])('refuses ../ across a layer, even into one that may be imported: %s', async (code) => {
    expect(await rulesBroken('components/question/probe.ts', code)).toEqual(['house/boundaries'])
  })

  it.each([
    "import './idea-list'",
    "import '../question-list'",
    "import '@/lib/engines/random'",
    "new Worker(new URL('./probe.worker.ts', import.meta.url))",
  ])('stays free within the layer: %s', async (code) => {
    expect(await rulesBroken('components/question/parts/probe.ts', code)).toEqual([])
  })
})

describe('time, chance and inexact digits', () => {
  it.each([
    ['const at = Date.now()', 'no-restricted-syntax'],
    ['const at = new Date()', 'no-restricted-syntax'],
    ['const share = Math.random()', 'no-restricted-syntax'],
    ['const area = Math.pow(2, 3)', 'no-restricted-syntax'],
    ['const wait = Math.log(2)', 'no-restricted-syntax'],
    ['const area = 2 ** 3', 'no-restricted-syntax'],
    ['let area = 2; area **= 3', 'no-restricted-syntax'],
    ['setTimeout(run, 10)', 'no-restricted-globals'],
    ['const at = performance.now()', 'no-restricted-globals'],
    ['window.close()', 'no-restricted-globals'],
    ["fetch('deck.json')", 'no-restricted-globals'],
    ['localStorage.clear()', 'no-restricted-globals'],
    ['globalThis.setTimeout(run)', 'no-restricted-globals'],
  ])('engines may not write %s', async (code, rule) => {
    expect(await rulesBroken('lib/engines/probe.ts', code)).toEqual([rule])
  })

  it.each(['new Date(0)', 'Math.sqrt(2)', 'Math.floor(2.5)', 'crypto.subtle.digest(name, bytes)'])(
    'engines may write %s',
    async (code) => {
      expect(await rulesBroken('lib/engines/probe.ts', code)).toEqual([])
    },
  )

  it.each(['lib/review', 'lib/grading', 'lib/incident', 'lib/design', 'lib/progress', 'lib/state'])(
    '%s takes the time as an argument',
    async (folder) => {
      expect(await rulesBroken(`${folder}/probe.ts`, 'Date.now()')).toEqual([
        'no-restricted-syntax',
      ])
      expect(await rulesBroken(`${folder}/probe.ts`, 'Math.log(2)')).toEqual([])
    },
  )

  it('tests and components may ask the clock', async () => {
    expect(await rulesBroken('lib/engines/probe.test.ts', 'Date.now()')).toEqual([])
    expect(await rulesBroken('components/shell/probe.ts', 'Date.now()')).toEqual([])
  })
})

describe('links and addresses', () => {
  const file = 'components/question/probe.tsx'

  it('lets only components/ui/link.tsx know next/link', async () => {
    const code = "import Link from 'next/link'"
    expect(await rulesBroken(file, code)).toEqual(['no-restricted-imports'])
    expect(await rulesBroken('app/page.tsx', code)).toEqual(['no-restricted-imports'])
    expect(await rulesBroken('components/ui/link.tsx', code)).toEqual([])
  })

  it.each(['<a href="/questions">Questions</a>', "fetch('/content/deck.json')"])(
    'refuses %s, which would leave the base path',
    async (code) => {
      expect(await rulesBroken(file, code)).toEqual(['no-restricted-syntax'])
    },
  )

  it.each([
    '<a href="#answer">Answer</a>',
    '<a href="https://www.rfc-editor.org/rfc/rfc9110">RFC 9110</a>',
    '<Link href="/questions">Questions</Link>',
    "fetch(href('/content/deck.json'))",
  ])('accepts %s', async (code) => {
    expect(await rulesBroken(file, code)).toEqual([])
  })
})
