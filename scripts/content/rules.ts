import type { Problem } from '@/lib/content/content-error'
import { codeLanguages } from '@/lib/content/highlighter'
import { outlineOf } from '@/lib/content/outline'
import { spokenWords } from '@/lib/content/plain-text'
import type { Item } from '@/lib/content/schema'

import type { Catalog } from './catalog'
import { tellsTooLittle, tellsTooMuch } from './telling'

export type Flaw = Omit<Problem, 'file'>
type Rule = (item: Item, catalog: Catalog) => readonly Flaw[]

/** What the schema cannot see: other files, what is rendered, what is said aloud. */
const rules: readonly Rule[] = [draftProse, deadReferences, deadLinks, codeFences, answerLength]

export function flawsOf(item: Item, catalog: Catalog): readonly Flaw[] {
  const own = item.shelf === 'incident' ? [...tellsTooMuch(item), ...tellsTooLittle(item)] : []
  return [...rules.flatMap((rule) => rule(item, catalog)), ...own]
}

/** Stands in every text of a template, so that none is published by accident. */
export const DRAFT = 'DRAFT:'

/** One line per file: a template has a dozen such texts. */
function draftProse(item: Item): readonly Flaw[] {
  const first = stringsIn(item).find(({ text }) => text.includes(DRAFT))
  return first ? [{ field: first.field, reason: `still says "${DRAFT}"` }] : []
}

interface Text {
  readonly field: string
  readonly text: string
}

function stringsIn(value: unknown, field = ''): readonly Text[] {
  if (typeof value === 'string')
    return [{ field: field.replace(/^sections\./, '## '), text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsIn(inner, field === '' ? key : `${field}.${key}`),
  )
}

function deadReferences(item: Item, catalog: Catalog): readonly Flaw[] {
  const see = item.see
    .filter((name) => !catalog.hasTarget(name))
    .map((name) => ({ field: 'see', reason: `"${name}" is no item, topic or path of this site` }))
  const followUps = item.shelf === 'question' ? item.followUps : []
  const gone = followUps
    .filter((followUp) => 'id' in followUp && !catalog.hasItem(followUp.id))
    .map((followUp) => ({
      field: 'followUps',
      reason: `"${'id' in followUp ? followUp.id : ''}" is no item`,
    }))
  return [...see, ...gone]
}

function deadLinks(item: Item, catalog: Catalog): readonly Flaw[] {
  return Object.entries(item.sections).flatMap(([name, markdown]) =>
    outlineOf(markdown)
      .addresses.filter((address) => !isAlive(address, catalog))
      .map((address) => ({
        field: `## ${name}`,
        reason: `links to "${address}", which is nowhere`,
      })),
  )
}

const isAlive = (address: string, catalog: Catalog) =>
  address.startsWith('https://') || catalog.hasPath(address)

/** These are no code, and the schema knows their forms. */
const ARTEFACTS = 'Artefacts'

function codeFences(item: Item): readonly Flaw[] {
  const known: readonly string[] = codeLanguages
  return Object.entries(item.sections).flatMap(([name, markdown]) =>
    outlineOf(markdown)
      .blocks.filter(({ language }) => !known.includes(language) && name !== ARTEFACTS)
      .map(({ language }) => ({
        field: `## ${name}`,
        reason: `has a code block in "${language}"; known are ${known.join(', ')}`,
      })),
  )
}

/** Said in one to two minutes. Explaining something hard may take a little longer. */
const SPOKEN_WORDS = { least: 110, most: 240, mostHard: 320 }

function answerLength(item: Item): readonly Flaw[] {
  if (item.shelf !== 'question') return []
  const words = spokenWords(item.sections.Answer)
  const { least, most, mostHard } = SPOKEN_WORDS
  const limit = item.kind === 'explain' && item.level === 'high' ? mostHard : most
  if (words >= least && words <= limit) return []
  return [
    {
      field: '## Answer',
      reason: `is ${words} words to say; it takes between ${least} and ${limit}`,
    },
  ]
}
