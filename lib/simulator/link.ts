import * as z from 'zod/mini'

import { withValue, type Path } from './field'
import { pack, unpack } from './packed'

/** What a link holds: enough to show the same run at the same moment. */
export interface SharedRun {
  /** The preset it started from, by id. */
  readonly lesson: string
  readonly scenario: unknown
  readonly atMs: number
  readonly fork: { readonly id: string; readonly atMs: number } | null
}

export const LINK_CHARACTERS = 2_000
const VERSION = 1

const pathSchema = z.array(z.union([z.string(), z.int()]))
const forkSchema = z.nullable(z.strictObject({ id: z.string(), atMs: z.int().check(z.minimum(0)) }))

const linkSchema = z.strictObject({
  v: z.literal(VERSION),
  /** Of the engine: another one may run the same scenario differently. */
  e: z.int(),
  l: z.string().check(z.maxLength(80)),
  /** What differs from the preset. */
  c: z.array(z.tuple([pathSchema, z.unknown()])),
  t: z.int().check(z.minimum(0)),
  f: forkSchema,
})

export interface LinkContext {
  readonly engineVersion: number
  /** The scenario of a preset, or undefined when there is none of that name. */
  readonly scenarioOf: (lesson: string) => unknown
}

export type Encoded =
  { readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly says: string }

/** The fragment of an address, of at most 2,000 characters. */
export async function encodeLink(shared: SharedRun, context: LinkContext): Promise<Encoded> {
  const base = context.scenarioOf(shared.lesson)
  const link = {
    v: VERSION,
    e: context.engineVersion,
    l: shared.lesson,
    c: differences(base, shared.scenario),
    t: Math.round(shared.atMs),
    f: shared.fork,
  }
  const fragment = `run=${await pack(JSON.stringify(link))}`
  return fragment.length <= LINK_CHARACTERS
    ? { ok: true, fragment }
    : { ok: false, says: 'This run holds too much for a link: take it along as a file.' }
}

export type Decoded =
  | { readonly ok: true; readonly shared: SharedRun; readonly note: string | null }
  | { readonly ok: false; readonly says: string }

/** Whatever somebody pasted as a fragment: the run in it, or what is wrong with it. */
export async function decodeLink(fragment: string, context: LinkContext): Promise<Decoded> {
  const text = fragment.replace(/^#/, '')
  if (!text.startsWith('run=')) return refuse('It is not a link to a run.')
  if (text.length > LINK_CHARACTERS) return refuse('It is longer than any link made here.')
  const parsed = linkSchema.safeParse(jsonOf(await unpack(text.slice('run='.length))))
  if (!parsed.success) return refuse('It is damaged, or made by another version of this site.')
  const { e, l, c, t, f } = parsed.data
  const base = context.scenarioOf(l)
  if (base === undefined) return refuse('Its preset is no longer here.')
  const scenario = c.reduce<unknown>((made, [path, value]) => withValue(made, path, value), base)
  return {
    ok: true,
    shared: { lesson: l, scenario, atMs: t, fork: f },
    note:
      e === context.engineVersion
        ? null
        : 'This link was made with an older engine: its run may differ from what was sent.',
  }
}

const refuse = (says: string): Decoded => ({ ok: false, says })

type Difference = readonly [path: Path, value: unknown]

/** Where two scenarios differ, as deep as their shapes agree; other shapes as a whole. */
export function differences(from: unknown, to: unknown, path: Path = []): readonly Difference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  // A key that is gone cannot be written down, so such a part is written as a whole.
  if (!isTree(from) || !isTree(to) || !hasKeysOf(to, from)) return [[path, to]]
  return Object.keys(to).flatMap((key) =>
    differences(from[key], to[key], [...path, Array.isArray(to) ? Number(key) : key]),
  )
}

type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

function hasKeysOf(to: Tree, from: Tree): boolean {
  if (Array.isArray(from) || Array.isArray(to)) {
    return Array.isArray(from) && Array.isArray(to) && from.length === to.length
  }
  return Object.keys(from).every((key) => to[key] !== undefined)
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}
