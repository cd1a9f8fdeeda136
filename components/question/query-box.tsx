'use client'

import { Search, X } from 'lucide-react'
import { type RefObject, useId } from 'react'

import { usePreferences } from '@/components/shell/stores'
import { hasFilter, toggleFilter } from '@/lib/content/question-query'
import { standings } from '@/lib/content/standings'
import { questionKinds } from '@/lib/content/question-kinds'
import { levels } from '@/lib/content/levels'

interface QueryBoxProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly input: RefObject<HTMLInputElement | null>
  /** Enter, or the arrow down: on to what was found. */
  readonly onList: () => void
}

/** Words and filters are one line of text; the chips below write the same words into it. */
export function QueryBox({ text, onText, input, onList }: QueryBoxProps) {
  const id = useId()
  return (
    <search className="block">
      <label className="text-small text-muted" htmlFor={id}>
        Search in questions and answers, or filter
      </label>
      <div className="relative mt-1.5">
        <Search aria-hidden className="absolute top-3.5 left-3.5 size-4.5 text-muted" />
        <input
          ref={input}
          autoCapitalize="off"
          autoComplete="off"
          className="min-h-12 w-full rounded-[10px] border border-edge bg-surface px-11"
          id={id}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
            event.preventDefault()
            onList()
          }}
          placeholder="retry storm   is:due   topic:webhooks"
          spellCheck={false}
          type="text"
          value={text}
        />
        {text !== '' && (
          <button
            aria-label="Clear the search"
            className="absolute top-0.5 right-0.5 grid size-11 place-items-center text-muted hover:text-ink"
            onClick={() => {
              onText('')
              input.current?.focus()
            }}
            type="button"
          >
            <X aria-hidden className="size-4.5" />
          </button>
        )}
      </div>
      <Filters onText={onText} text={text} />
    </search>
  )
}

type FiltersProps = Pick<QueryBoxProps, 'text' | 'onText'>

function Filters({ text, onText }: FiltersProps) {
  const preferences = usePreferences()
  const groups = [
    { name: 'is', label: 'State', choices: standings },
    ...(preferences.levels === 'shown' ? [{ name: 'level', label: 'Level', choices: levels }] : []),
    { name: 'kind', label: 'Kind', choices: questionKinds },
  ]
  return (
    <div className="mt-3 space-y-1.5">
      {groups.map(({ name, label, choices }) => (
        <div
          key={name}
          aria-label={label}
          className="-mx-4.5 flex items-center gap-1.5 overflow-x-auto px-4.5 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
          role="group"
        >
          <span aria-hidden className="w-12 flex-none text-small text-muted">
            {label}
          </span>
          {choices.map((choice) => (
            <Chip
              key={choice}
              filter={`${name}:${choice}`}
              label={choice}
              onToggle={(filter) => onText(toggleFilter(text, filter))}
              on={hasFilter(text, `${name}:${choice}`)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface ChipProps {
  readonly filter: string
  readonly label: string
  readonly on: boolean
  readonly onToggle: (filter: string) => void
}

function Chip({ filter, label, on, onToggle }: ChipProps) {
  return (
    <button
      aria-pressed={on}
      className="min-h-11 flex-none rounded-full border border-line bg-surface px-3 text-small text-muted hover:border-edge hover:text-ink aria-pressed:border-ink aria-pressed:text-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink sm:min-h-8"
      onClick={() => onToggle(filter)}
      type="button"
    >
      {label}
    </button>
  )
}
