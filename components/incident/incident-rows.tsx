'use client'

import { LevelChip } from '@/components/shell/level-chip'
import { useLearner } from '@/components/shell/use-learner'
import { Mark } from '@/components/ui/mark'
import { TitleList } from '@/components/ui/title-list'
import type { ItemId } from '@/lib/content/item-id'
import type { Level } from '@/lib/content/levels'
import { count } from '@/lib/format/count'
import type { Diagnoses } from '@/lib/progress/fold'

interface IncidentRowsProps {
  readonly rows: readonly {
    readonly id: ItemId
    readonly title: string
    readonly level: Level
    readonly note: string
  }[]
}

/** Incidents as a list, and how the learner fared with each. */
export function IncidentRows({ rows }: IncidentRowsProps) {
  const learner = useLearner()
  return (
    <TitleList
      rows={rows.map(({ id, title, level, note }) => ({
        href: `/incidents/${id}`,
        title,
        note: (
          <>
            {note}
            <LevelChip level={level} />
            {learner.phase === 'open' && <Fared diagnoses={learner.progress.diagnoses.get(id)} />}
          </>
        ),
      }))}
    />
  )
}

function Fared({ diagnoses }: { readonly diagnoses: Diagnoses | undefined }) {
  if (!diagnoses) return null
  const { times, isLastRight } = diagnoses
  return (
    <span className="ml-2.5 whitespace-nowrap">
      <Mark shape={isLastRight ? 'dot' : 'cross'} />{' '}
      {isLastRight ? 'found the cause' : 'missed the cause'}
      {times > 1 && ` last time, played ${count(times, 'time')}`}
    </span>
  )
}
