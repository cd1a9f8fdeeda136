'use client'

import { cellClass, TableFrame } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Mark, type MarkShape } from '@/components/ui/mark'
import type { SkillArea } from '@/lib/content/skill-areas'
import {
  checklistTitle,
  type Evidence,
  evidenceFor,
  type Filled,
} from '@/lib/review/figures/checklist'
import type { ReviewState } from '@/lib/review/review-state'

import { Formula } from './formula'

interface ChecklistProps {
  readonly areas: readonly SkillArea[]
  readonly state: Pick<ReviewState, 'cards'>
}

const FORMULA = [
  'Must know is full when each question of the area was recalled the last time it was asked (at least half of its key ideas, graded above Again). Senior is full when each of them lasts: its stability, the days until recall falls to 90 %, is three weeks or more.',
  'n = the questions linked in the row. Time away changes neither column. Senior also means built, operated and argued with numbers, and no log of answers can know that.',
]

/** The engineer's checklist, filled from what was answered and not from ticks. */
export function Checklist({ areas, state }: ChecklistProps) {
  const rows = evidenceFor(areas, state)
  const n = areas.reduce((sum, { questions }) => sum + questions.length, 0)
  return (
    <section aria-labelledby="checklist">
      <p className="text-small text-muted">Engineer checklist</p>
      <h2 className="mt-0.5 text-lead text-pretty" id="checklist">
        {checklistTitle(rows)}
      </h2>
      <p className="mt-1 text-small text-muted">
        n = {n} questions in {areas.length} areas.{' '}
        <Link className="underline underline-offset-4" href="/reference/chk-engineer-skills">
          To score yourself on paper
        </Link>
      </p>
      <div className="mt-4">
        <TableFrame
          columns={['Area', 'Must know', 'Senior', 'Evidence']}
          label="Engineer checklist, table"
        >
          {rows.map((row) => (
            <Row key={row.name} {...row} />
          ))}
        </TableFrame>
      </div>
      <Formula lines={FORMULA} />
    </section>
  )
}

function Row(area: SkillArea & { readonly evidence: Evidence }) {
  const { name, mustKnow, senior, questions, evidence } = area
  const { n, recalled, lasting } = evidence
  return (
    <tr>
      <th className={`${cellClass} font-medium`} scope="row">
        {name}
      </th>
      <td className={`${cellClass} min-w-44`}>
        <Held filled={evidence.mustKnow} says={`${recalled} of ${n} recalled`} what={mustKnow} />
      </td>
      <td className={`${cellClass} min-w-52`}>
        <Held filled={evidence.senior} says={`${lasting} of ${n} lasting`} what={senior} />
      </td>
      <td className={`${cellClass} min-w-36`}>
        {questions.map(({ id, label }) => (
          <Link
            key={id}
            className="-my-1 block py-1 leading-snug underline decoration-line underline-offset-4 hover:decoration-current"
            href={`/questions/${id}`}
          >
            {label}
          </Link>
        ))}
      </td>
    </tr>
  )
}

interface HeldProps {
  readonly filled: Filled
  readonly what: string
  readonly says: string
}

const shapes: Readonly<Record<Filled, MarkShape>> = { none: 'ring', part: 'half', all: 'dot' }

function Held({ filled, what, says }: HeldProps) {
  return (
    <>
      <span className="block leading-snug">{what}</span>
      <span className="mt-0.5 block text-muted">
        <span className={filled === 'none' ? '[&>svg]:text-edge!' : ''}>
          <Mark shape={shapes[filled]} />
        </span>{' '}
        {says}
      </span>
    </>
  )
}
