import { shelf } from '@/lib/content/library'
import { toPlainText } from '@/lib/content/plain-text'

export const dynamic = 'force-static'

/** Definitions by id, for whoever hovers a term in an answer. */
export const GET = () =>
  Response.json(
    Object.fromEntries(
      shelf('glossary').map(({ id, sections }) => [id, toPlainText(sections.Definition)]),
    ),
  )
