import { inWords } from '@/lib/content/content-error'
import { ofShelf } from '@/lib/content/load'
import { levels } from '@/lib/content/levels'
import { shelves } from '@/lib/content/place'
import { questionKinds } from '@/lib/content/question-kinds'
import { topics } from '@/lib/content/topics'

import type { Report } from './check'

/** The report as numbers, for other programs. */
export function summarize({ items, planned, missing, problems }: Report) {
  const questions = ofShelf(items, 'question')
  return {
    shelves: shelves.map((shelf) => ({
      shelf,
      items: ofShelf(items, shelf).length,
      planned: planned.filter((place) => place.shelf === shelf).length,
      missing: missing.filter((place) => place.shelf === shelf).length,
    })),
    kinds: questionKinds.map((kind) => ({
      kind,
      questions: questions.filter((question) => question.kind === kind).length,
    })),
    topics: topics.map(({ slug }) => ({
      topic: slug,
      levels: levels.map(
        (level) => questions.filter((q) => q.topic === slug && q.level === level).length,
      ),
    })),
    problems,
  }
}

/** The report for a person. */
export function describe(report: Report): string {
  const { shelves, kinds, topics, problems } = summarize(report)
  return [
    row('shelf', ['items', 'planned', 'missing']),
    ...shelves.map(({ shelf, items, planned, missing }) => row(shelf, [items, planned, missing])),
    '',
    row('questions by kind', ['']),
    ...kinds.map(({ kind, questions }) => row(kind, [questions])),
    '',
    row('questions by topic', levels),
    ...topics.map(({ topic, levels }) => row(topic, levels)),
    '',
    ...problems.map(inWords),
    problems.length === 1 ? '1 problem' : `${problems.length} problems`,
  ].join('\n')
}

function row(name: string, cells: readonly (string | number)[]): string {
  return [name.padEnd(28), ...cells.map((cell) => String(cell).padStart(9))].join('').trimEnd()
}
