'use client'

import { Tick } from '@/components/ui/tick'

interface IdeaListProps {
  readonly ideas: readonly string[]
  readonly ticked: readonly number[]
  readonly disabled: boolean
  readonly onTick: (index: number) => void
}

export function IdeaList({ ideas, ticked, disabled, onTick }: IdeaListProps) {
  return (
    <fieldset data-ideas>
      <legend className="text-lead font-semibold tracking-[-0.015em]">
        Which of these did you say?
      </legend>
      <ul className="mt-2.5">
        {ideas.map((idea, index) => (
          <li key={idea} className="border-t border-line text-[0.9375rem]">
            <Tick
              checked={ticked.includes(index)}
              disabled={disabled}
              onChange={() => onTick(index)}
            >
              {idea}
            </Tick>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
