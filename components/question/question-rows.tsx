'use client'

import { LevelChip } from '@/components/shell/level-chip'
import { Mark, type MarkShape } from '@/components/ui/mark'
import { TitleList } from '@/components/ui/title-list'
import type { DeckEntry } from '@/lib/content/deck'
import type { Standing } from '@/lib/content/standings'

interface QuestionRow extends Pick<DeckEntry, 'id' | 'prompt' | 'level'> {
  readonly note: string
  readonly standings: readonly Standing[]
}

/** Questions as a list: the prompt, what it is, and how it stands with the learner. */
export function QuestionRows({ rows }: { readonly rows: readonly QuestionRow[] }) {
  return (
    <TitleList
      rows={rows.map(({ id, prompt, level, note, standings }) => ({
        href: `/questions/${id}`,
        title: prompt,
        note: (
          <>
            {note}
            <LevelChip level={level} />
            {standings.map((standing) => (
              <StandingMark key={standing} standing={standing} />
            ))}
          </>
        ),
      }))}
    />
  )
}

/** "new" and "answered" need no word: one is the rule, the other shows as what came of it. */
const marks: Readonly<Partial<Record<Standing, MarkShape>>> = {
  answered: 'dot',
  learning: 'half',
  due: 'ring',
  leech: 'cross',
  flagged: 'flag',
}

function StandingMark({ standing }: { readonly standing: Standing }) {
  const shape = marks[standing]
  if (!shape) return null
  return (
    <span className="ml-2.5 whitespace-nowrap">
      <Mark shape={shape} /> {standing}
    </span>
  )
}
