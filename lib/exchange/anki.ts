import type { ItemId } from '@/lib/content/item-id'

/** A question with its answer as finished HTML, as the files of the topics hold them. */
export interface AnkiNote {
  readonly id: ItemId
  readonly topic: string
  readonly level: string
  /** Plain text. */
  readonly prompt: string
  readonly answerHtml: string
  /** Plain text. */
  readonly keyIdeas: readonly string[]
  /** Of the question's page, in full. */
  readonly url: string
}

/**
 * Anki's text import: one note a line, fields by tab, in HTML. Our id comes first and is the note's
 * GUID, so importing again updates notes instead of doubling them. Without that column Anki would
 * compare the first field of the note type, which for Basic is the question: a better wording
 * would make a second note. Basic is there in every Anki; an import makes decks, but no note types.
 */
const HEADER = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#deck:Retry-After',
  '#columns:Id\tFront\tBack\tTags',
  '#guid column:1',
  '#tags column:4',
]

export function ankiText(notes: readonly AnkiNote[]): string {
  return [...HEADER, ...notes.map(line), ''].join('\n')
}

function line({ id, topic, level, ...note }: AnkiNote): string {
  const fields = [id, escaped(note.prompt), backOf(note), `retry-after::${topic} level::${level}`]
  return fields.map(quoted).join('\t')
}

function backOf({ answerHtml, keyIdeas, url }: Pick<AnkiNote, 'answerHtml' | 'keyIdeas' | 'url'>) {
  const ideas = keyIdeas.map((idea) => `<li>${escaped(idea)}</li>`).join('')
  const link = `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`
  return `${readable(answerHtml, new URL(url).origin)}<hr><ul>${ideas}</ul>${link}`
}

/**
 * Anki has none of our styles, and breaks words of code at its own width: colours of the
 * highlighter go, code keeps its lines, tables get lines to be read by.
 */
function readable(html: string, origin: string): string {
  return html
    .replaceAll(/<span\b[^>]*>|<\/span>/g, '')
    .replaceAll(/<(?<tag>pre|code|table|div|figure|section)\b[^>]*>/g, '<$<tag>>')
    .replaceAll(/<a class="[^"]*"/g, '<a')
    .replaceAll(/(<a\b[^>]*href=")\//g, `$1${origin}/`)
    .replaceAll('<pre>', '<pre style="text-align:left;white-space:pre-wrap">')
    .replaceAll('<table>', '<table border="1" cellpadding="4" style="border-collapse:collapse">')
}

/** Always in quotes: a first field that began with # would be a comment. */
const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
