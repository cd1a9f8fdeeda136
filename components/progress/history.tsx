'use client'

import { Link } from '@/components/ui/link'
import { Mark, type MarkShape } from '@/components/ui/mark'
import type { DeckEntry } from '@/lib/content/deck'
import type { ItemId } from '@/lib/content/item-id'
import { confidences } from '@/lib/grading/confidence'
import { type Grade, grades } from '@/lib/grading/grades'
import type { ItemProgress, LearnerState } from '@/lib/progress/fold'

const shapes: Readonly<Record<Grade, MarkShape>> = {
  again: 'cross',
  hard: 'half',
  good: 'dot',
  easy: 'dot',
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

interface HistoryProps {
  readonly progress: LearnerState
  /** Without it the ids stand for the prompts. */
  readonly deck: readonly DeckEntry[] | undefined
}

export function History({ progress, deck }: HistoryProps) {
  const prompts = new Map(deck?.map(({ id, prompt }) => [id, prompt]))
  const latestFirst = [...progress.items].toSorted(([, a], [, b]) => b.last.atMs - a.last.atMs)
  return (
    <div aria-label="Answered questions" className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full text-left text-[0.9375rem]">
        <thead className="text-small text-muted">
          <tr>
            {['Question', 'Last grade', 'You were', 'When'].map((name) => (
              <th key={name} className="border-b border-line py-2 pr-5 font-normal" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {latestFirst.map(([id, item]) => (
            <Row key={id} id={id} item={item} prompt={prompts.get(id) ?? id} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly id: ItemId
  readonly prompt: string
  readonly item: ItemProgress
}

function Row({ id, prompt, item: { last } }: RowProps) {
  const cell = 'border-b border-line py-3 pr-5 align-top'
  return (
    <tr>
      <th className={`${cell} min-w-56 font-normal`} scope="row">
        <Link className="leading-snug hover:underline" href={`/questions/${id}`}>
          {prompt}
        </Link>
      </th>
      <td className={`${cell} whitespace-nowrap`}>
        <Mark shape={shapes[last.grade]} />{' '}
        {grades.find(({ grade }) => grade === last.grade)?.label}
      </td>
      <td className={cell}>
        {confidences.find(({ confidence }) => confidence === last.confidence)?.label}
      </td>
      <td className={`${cell} whitespace-nowrap text-muted`}>{day.format(last.atMs)}</td>
    </tr>
  )
}
