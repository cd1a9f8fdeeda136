import type { Reading } from './reading'

const NAME = /\{\{\s*([\w.-]+)\s*\}\}/g

/** The names of the run's values that a text asks for. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(NAME)].map(([, name = '']) => name)
}

/**
 * A lesson with the numbers of the run it stands beside. A run without the value says so in the
 * text: a lesson about the first refusal still reads right when nothing was refused.
 */
export function fillIn(text: string, values: Reading['values']): string {
  return text.replaceAll(NAME, (_, name: string) => escaped(values[name]?.text ?? 'never'))
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character]!)
}
