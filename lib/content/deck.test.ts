import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

import { generatedPath, generateQuestion } from '@/bench/generate-question'

import { buildDeck } from './deck'
import { parseItem } from './parse'
import type { Question } from './shelves/question'

const questions = [7, 3, 1, 4, 23, 2].map(
  (n) => parseItem({ path: '', name: generatedPath(n), text: generateQuestion(n) }) as Question,
)

describe('buildDeck', () => {
  it('goes topic by topic, and within a topic from low to high', () => {
    expect(buildDeck(questions).map(({ topic, level }) => `${topic} ${level}`)).toEqual([
      'http medium',
      'rest-design high',
      'security low',
      'rate-limiting medium',
      'rate-limiting high',
      'idempotency-and-payments medium',
    ])
  })

  it('carries the question and no answer', () => {
    expect(buildDeck(questions.slice(0, 1))).toEqual([
      {
        id: 'generated-7',
        topic: 'idempotency-and-payments',
        level: 'medium',
        kind: 'explain',
        prompt: questions[0]?.sections.Prompt,
      },
    ])
  })
})

describe('what a browser loads', () => {
  it.each(['item-id', 'topics', 'deck', 'search'])(
    'of lib/content/%s is no schema library and no parser',
    async (name) => {
      const { metafile } = await build({
        entryPoints: [`lib/content/${name}.ts`],
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
      })
      const packages = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))
      expect(packages.filter((path) => !path.includes('node_modules/minisearch/'))).toEqual([])
    },
  )
})
