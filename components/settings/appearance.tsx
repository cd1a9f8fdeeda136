'use client'

import { preferences, usePreferences } from '@/components/shell/stores'
import { Choices } from '@/components/ui/choices'
import { Tick } from '@/components/ui/tick'

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function Appearance() {
  const { theme, levels } = usePreferences()
  const { change } = preferences.getState()
  return (
    <>
      <div className="max-w-md">
        <Choices
          choices={themes}
          label="Theme"
          onChange={(next) => change({ theme: next })}
          value={theme}
        />
      </div>
      <div className="mt-4">
        <Tick
          checked={levels === 'hidden'}
          onChange={(hidden) => change({ levels: hidden ? 'hidden' : 'shown' })}
        >
          Hide the level of questions
          <span className="block text-small text-muted">
            A real interviewer does not say whether a question is the easy one.
          </span>
        </Tick>
      </div>
    </>
  )
}
