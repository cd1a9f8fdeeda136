'use client'

import { ChevronDown } from 'lucide-react'

import { Tick } from '@/components/ui/tick'
import { levels } from '@/lib/content/levels'
import { topics } from '@/lib/content/topics'
import type { SessionChoice } from '@/lib/review/session'

interface ChoiceFormProps {
  readonly choice: SessionChoice
  readonly onChoice: (choice: SessionChoice) => void
}

/** A part of the queue, for whoever wants one. */
export function ChoiceForm({ choice, onChoice }: ChoiceFormProps) {
  const change = (part: Partial<SessionChoice>) => onChoice({ ...choice, ...part })
  return (
    <details className="group mt-6 border-y border-line">
      <summary className="flex min-h-11 cursor-pointer items-center py-2 text-[0.9375rem] text-muted hover:text-ink">
        Choose what to review
        <ChevronDown
          aria-hidden
          className="ml-auto size-4.5 group-open:rotate-180 motion-safe:transition-transform"
        />
      </summary>
      <div className="grid gap-x-8 gap-y-3 pb-4 text-[0.9375rem] sm:grid-cols-2">
        <fieldset className="sm:col-span-2">
          <legend className="text-small text-muted">Topics; none ticked means all</legend>
          <div className="grid gap-x-5 sm:grid-cols-2">
            {topics.map(({ slug, title }) => (
              <Tick
                key={slug}
                checked={choice.topics.includes(slug)}
                onChange={(on) => change({ topics: withOr(choice.topics, slug, on) })}
              >
                {title}
              </Tick>
            ))}
          </div>
        </fieldset>
        <fieldset className="sm:col-span-2">
          <legend className="text-small text-muted">Level; none ticked means all</legend>
          <div className="flex flex-wrap gap-x-5">
            {levels.map((level) => (
              <Tick
                key={level}
                checked={choice.levels.includes(level)}
                onChange={(on) => change({ levels: withOr(choice.levels, level, on) })}
              >
                {level}
              </Tick>
            ))}
          </div>
        </fieldset>
        <Tick
          checked={choice.dueOnly}
          disabled={choice.cram}
          onChange={(dueOnly) => change({ dueOnly })}
        >
          Due only, nothing new
        </Tick>
        <Tick checked={choice.cram} onChange={(cram) => change({ cram, dueOnly: false })}>
          Cram: everything that matches, weakest first, without touching the schedule
        </Tick>
      </div>
    </details>
  )
}

const withOr = (list: readonly string[], value: string, on: boolean) =>
  on ? [...list, value] : list.filter((each) => each !== value)
