'use client'

import { memo, useState } from 'react'

import { Button } from '@/components/ui/button'

import type { LessonText } from './page-data'

interface PresetsProps {
  readonly lessons: readonly LessonText[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** All in view beside the figure; above it, on a phone, only the chosen one until asked. */
export const Presets = memo(function Presets({ lessons, chosen, onChoose }: PresetsProps) {
  const [isOpen, setOpen] = useState(false)
  const choose = (id: string) => {
    setOpen(false)
    onChoose(id)
  }
  const groups = [
    { title: 'Lessons', rows: lessons.filter(({ shows }) => shows === 'lesson') },
    { title: 'Sources disagree', rows: lessons.filter(({ shows }) => shows === 'disagreement') },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <nav aria-label="Presets">
      <Button
        aria-expanded={isOpen}
        className="w-full figure:hidden"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Close the list' : `All ${lessons.length} presets`}
      </Button>
      <div
        className={`figure:max-h-[34rem] figure:overflow-y-auto ${isOpen ? '' : 'max-figure:hidden'}`}
        tabIndex={-1}
      >
        {groups.map(({ title, rows }) => (
          <section key={title} className="mt-5 first:mt-2">
            <h2 className="mb-1 text-small text-muted">{title}</h2>
            <ul>
              {rows.map((lesson) => (
                <li key={lesson.id} className="border-t border-line">
                  <button
                    aria-current={lesson.id === chosen}
                    className="group block min-h-11 w-full py-2 text-left text-[0.9375rem] leading-snug"
                    onClick={() => choose(lesson.id)}
                    type="button"
                  >
                    <span className="font-medium group-hover:underline group-aria-[current=true]:text-signal">
                      {lesson.title}
                    </span>
                    <span className="block text-small text-muted">{lesson.summary}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
})
