'use client'

import { type Grade, grades } from '@/lib/grading/grades'

interface GradeBarProps {
  readonly suggested: Grade
  /** The grade that was kept; from then on it alone is marked. */
  readonly given: Grade | undefined
  readonly onGrade: (grade: Grade) => void
  /** Not `disabled`: a button that is would drop the focus of whoever pressed it. */
  readonly inert: boolean
  /** When the item comes back, by grade; undefined where nothing is scheduled. */
  readonly waits?: Readonly<Record<Grade, string>> | undefined
}

/** Plain words in large, the HTTP pun in small. The suggestion is marked and one key away. */
export function GradeBar({ suggested, given, onGrade, inert, waits }: GradeBarProps) {
  return (
    <div
      aria-label="Grade"
      className="grid grid-cols-[repeat(auto-fit,minmax(3.75rem,1fr))] gap-2"
      role="group"
    >
      {grades.map(({ grade, label, code, meaning }) => {
        const isSuggested = given === undefined && grade === suggested
        return (
          <button
            key={grade}
            aria-disabled={inert}
            aria-label={[
              `${label} ${code}: ${meaning}`,
              waits && `Retry after ${waits[grade]}.`,
              isSuggested && 'Suggested.',
            ]
              .filter(Boolean)
              .join(' ')}
            aria-pressed={grade === given}
            className="min-h-15 rounded-lg border border-edge bg-surface px-1 py-2 text-center leading-tight hover:border-ink aria-disabled:cursor-default aria-disabled:border-line aria-disabled:text-muted aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper data-suggested:border-ink data-suggested:inset-ring data-suggested:inset-ring-ink"
            data-suggested={isSuggested || undefined}
            onClick={() => onGrade(grade)}
            type="button"
          >
            <span className="block text-[0.9375rem] font-medium">{label}</span>
            {waits && <span className="mt-0.5 block font-mono text-small">{waits[grade]}</span>}
            <span className="mt-0.5 block font-mono text-xs opacity-80">{code}</span>
          </button>
        )
      })}
    </div>
  )
}
