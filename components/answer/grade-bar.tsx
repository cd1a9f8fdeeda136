'use client'

import type { Grade } from '@/lib/grading/grades'
import { grades } from '@/lib/grading/grades'

interface GradeBarProps {
  readonly suggested: Grade
  readonly onGrade: (grade: Grade) => void
  readonly disabled: boolean
}

/** Plain words in large, the HTTP pun in small. The suggestion is marked and one key away. */
export function GradeBar({ suggested, onGrade, disabled }: GradeBarProps) {
  return (
    <div
      aria-label="Grade"
      className="grid grid-cols-[repeat(auto-fit,minmax(3.75rem,1fr))] gap-2"
      role="group"
    >
      {grades.map(({ grade, label, code, meaning }) => (
        <button
          key={grade}
          aria-label={`${label} ${code}: ${meaning}${grade === suggested ? ' Suggested.' : ''}`}
          className="min-h-15 rounded-lg border border-edge bg-surface px-1 py-2 text-center leading-tight hover:border-ink disabled:text-muted data-suggested:border-ink data-suggested:inset-ring data-suggested:inset-ring-ink"
          data-suggested={grade === suggested || undefined}
          disabled={disabled}
          onClick={() => onGrade(grade)}
          type="button"
        >
          <span className="block text-[0.9375rem] font-medium">{label}</span>
          <span className="mt-0.5 block font-mono text-xs text-muted">{code}</span>
        </button>
      ))}
    </div>
  )
}
