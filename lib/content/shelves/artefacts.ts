import type { Artefact, Span } from '@/lib/incident/artefact'

import { BlockError, fail, metricsOf } from './metrics-block'
import { stampsIn, type Window } from './stamps'

/** How an artefact is drawn: the word after the ``` of its block. */
export const artefactForms = [
  'log',
  'metrics',
  'terminal',
  'trace',
  'plan',
  'table',
  'diff',
] as const

export type ArtefactForm = (typeof artefactForms)[number]

export interface Block {
  readonly form: string
  readonly title: string
  readonly text: string
}

const BLOCK = /^```(\w*) ?(.*)\n([\s\S]*?)\n```$/gm

/** The blocks of a cell, and whatever stands outside of them. */
export function blocksIn(markdown: string): { readonly blocks: readonly Block[]; rest: string } {
  const blocks = [...markdown.matchAll(BLOCK)].map(([, form = '', title = '', text = '']) => ({
    form,
    title: title.trim(),
    text,
  }))
  return { blocks, rest: markdown.replaceAll(BLOCK, '').trim() }
}

/** A block as what it is, or a sentence that says why it is not. */
export function artefactOf(block: Block, window: Window): Artefact | string {
  try {
    return { ...readers[block.form as ArtefactForm](block.text, window), title: block.title }
  } catch (error) {
    if (!(error instanceof BlockError)) throw error
    return error.message
  }
}

type Untitled<Of> = Of extends unknown ? Omit<Of, 'title'> : never
type Reader = (text: string, window: Window) => Untitled<Artefact>

const readers: Readonly<Record<ArtefactForm, Reader>> = {
  log: (text) => {
    const times = text.split('\n').flatMap((line) => stampsIn(line)[0]?.at ?? [])
    const back = times.findIndex((at, n) => n > 0 && at < times[n - 1]!)
    if (back !== -1) fail(`steps back in time at its stamp ${back + 1}`)
    return { kind: 'log', text }
  },
  metrics: metricsOf,
  terminal: (text) => ({ kind: 'terminal', text }),
  diff: (text) => ({ kind: 'diff', text }),
  plan: (text) => {
    if (!/\(.*(?:cost|actual).*\)/.test(text)) fail('is no plan: no node has a cost or a time')
    return { kind: 'plan', text }
  },
  table: tableOf,
  trace: (text) => ({ kind: 'trace', spans: text.split('\n').map(spanOf).map(within) }),
}

/** `id | key` over `1 | k_7f1`: the first line names the columns. */
function tableOf(text: string) {
  const [columns = [], ...rows] = text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const crooked = rows.find((row) => row.length !== columns.length)
  if (crooked)
    fail(`has ${columns.length} columns, but ${crooked.length} in "${crooked.join(' | ')}"`)
  return { kind: 'table' as const, columns, rows }
}

/** `service | operation | start | took | note` in ms, two spaces deeper for a child. */
const SPAN = /^( *)([^|]+) \| ([^|]+) \| (\d+) \| (\d+|\?)(?: \| (.+))?$/

function spanOf(line: string): Span {
  const [, indent, service, operation, start, took, note = ''] = SPAN.exec(line) ?? []
  if (indent === undefined || service === undefined || operation === undefined)
    return fail(`"${line.trim()}" is not "service | operation | start | took | note" in ms`)
  return {
    ...{ depth: indent.length / 2, service, operation, note },
    startMs: Number(start),
    tookMs: took === '?' ? null : Number(took),
  }
}

/** A span lies within the span that it is a child of. */
function within(span: Span, place: number, spans: readonly Span[]): Span {
  const above = spans.slice(0, place).findLast(({ depth }) => depth < span.depth)
  if (place > 0 && above?.depth !== span.depth - 1)
    fail(`"${span.operation}" is the child of no span`)
  if (!above) return span
  const end = above.startMs + (above.tookMs ?? Infinity)
  if (span.startMs < above.startMs || span.startMs + (span.tookMs ?? 0) > end)
    fail(`"${span.operation}" does not lie within "${above.operation}"`)
  return span
}
