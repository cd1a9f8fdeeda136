import { memo } from 'react'

import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { fillIn } from '@/lib/simulator/lesson'
import type { Reading } from '@/lib/simulator/reading'

import type { LessonText } from './page-data'

interface LessonPartProps {
  readonly lesson: LessonText
  readonly values: Reading['values']
  /** The run is no longer the preset's. */
  readonly isChanged: boolean
}

/** Its numbers are those of the run on screen: another seed, another text. */
export const LessonPart = memo(function LessonPart({ lesson, values, isChanged }: LessonPartProps) {
  return (
    <section aria-label="Lesson" className="max-w-column">
      <h2 className="mb-3 text-lead">{lesson.title}</h2>
      {isChanged && (
        <p className="mb-3 text-small text-muted">
          You changed the run: this is the text of the preset with the numbers of yours.
        </p>
      )}
      <Prose html={fillIn(lesson.lesson, values)} />
      <Sources checked={lesson.checked} sources={lesson.sources} />
    </section>
  )
})
