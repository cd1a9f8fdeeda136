import { parseDocument, visit, type Document, type YAMLParseError } from 'yaml'

import { ContentError } from './content-error'
import { partsAt } from './headings'
import { placeOf } from './place'
import { itemSchema, type Item } from './schema'

export interface ContentFile {
  /** As shown in messages. */
  readonly path: string
  /** Below the content folder, with forward slashes. */
  readonly name: string
  readonly text: string
}

/** The item of a file, or a ContentError that says all that the schema found. */
export function parseItem(file: ContentFile): Item {
  const place = placeOf(file.name)
  if (!place) throw flawed(file, 'path', 'is not <shelf>/<id>.md or questions/<topic>/<id>.md')
  const { yaml, body } = split(file)
  const parsed = itemSchema.safeParse({
    ...frontMatter(file, yaml),
    shelf: place.shelf,
    id: place.id,
    sections: sections(file, body),
  })
  if (!parsed.success) {
    throw new ContentError(
      parsed.error.issues.map((issue) => ({ file: file.path, ...told(issue) })),
    )
  }
  const { topic } = parsed.data
  if (place.topic !== undefined && place.topic !== topic) {
    throw flawed(file, 'topic', `is "${topic}", but the file lies in "${place.topic}"`)
  }
  return parsed.data
}

function flawed({ path }: ContentFile, field: string, reason: string): ContentError {
  return new ContentError([{ file: path, field, reason }])
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

function split(file: ContentFile) {
  const [, yaml, body] = FRONT_MATTER.exec(file.text.replaceAll('\r\n', '\n')) ?? []
  if (yaml !== undefined && body !== undefined) return { yaml, body }
  throw flawed(file, 'front matter', 'is missing: it stands first, between two --- lines')
}

const FROM_THE_FILE_NAME = ['id', 'shelf', 'sections']

function frontMatter(file: ContentFile, yaml: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(yaml)
  const [error] = document.errors
  if (error) throw flawed(file, 'front matter', yamlFault(error))
  if (hasFlowStyle(document)) {
    throw flawed(file, 'front matter', 'uses [ ] or { }: write block style, one entry a line')
  }
  const fields: unknown = document.toJS()
  if (!isRecord(fields)) throw flawed(file, 'front matter', 'is not a list of fields')
  const reserved = FROM_THE_FILE_NAME.find((name) => name in fields)
  if (reserved) throw flawed(file, reserved, 'follows from the file and cannot be written')
  return fields
}

/** The fault with its line in the file: the front matter starts below the first ---. */
function yamlFault({ message, linePos }: YAMLParseError): string {
  const [fault = message] = message.split(' at line ')
  return linePos ? `${fault} in line ${linePos[0].line + 1}` : fault
}

/** Flow style splits an unquoted sentence at its first comma, and nobody notices. */
function hasFlowStyle(document: Document.Parsed): boolean {
  let found = false
  visit(document, {
    Collection: (_key, { flow, items }) => {
      // Empty, it has no other style.
      found ||= flow === true && items.length > 0
    },
  })
  return found
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sections(file: ContentFile, body: string): Readonly<Record<string, string>> {
  const { preamble, parts } = partsAt(body, 2)
  if (preamble) throw flawed(file, 'body', 'has text before the first ## heading')
  const names = parts.map(({ heading }) => heading)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) throw flawed(file, `## ${twice}`, 'is there twice')
  return Object.fromEntries(parts.map(({ heading, text }) => [heading, text]))
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The field as its author knows it: `traps.0.why`, or the heading of a section. */
function told({ path, message }: Issue) {
  const [first, second] = path
  const isSection = first === 'sections' && second !== undefined
  const field = isSection ? `## ${String(second)}` : path.map(String).join('.')
  const reason = message.endsWith('received undefined') ? 'is missing' : message
  return { field: field || 'front matter', reason }
}
