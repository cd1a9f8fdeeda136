'use client'

import { useShortcuts } from '@/components/shell/shortcuts'
import { count } from '@/lib/format/count'
import { lookRefusal, type Refusal } from '@/lib/state/incident/refusal'

import type { Incident, State } from './use-incident'

interface LooksProps {
  readonly incident: Incident
  readonly state: State
}

const words: Readonly<Record<Refusal, string>> = {
  'not playing': '',
  opened: 'opened',
  'say first': 'after your numbers',
  'too dear': 'more than the minutes left',
}

/** Where one can look, and what it costs. */
export function Looks({ incident, state }: LooksProps) {
  const { evidence } = incident.file
  useShortcuts(
    'In an incident',
    evidence.map(({ look }, place) => ({
      keys: `${place + 1}`,
      label: `Look: ${look}`,
      run: () => state.look(place),
      enabled: lookRefusal(state, place) === null,
    })),
  )
  return (
    <ul className="hairlines border-y border-line">
      {evidence.map(({ key, look, minutes }, place) => {
        const refusal = lookRefusal(state, place)
        return (
          <li key={key}>
            <button
              aria-disabled={refusal !== null}
              data-look={key}
              className="group flex min-h-11 w-full items-baseline gap-3 py-2.5 text-left leading-snug aria-disabled:cursor-not-allowed aria-disabled:text-muted"
              onClick={() => state.look(place)}
              type="button"
            >
              <span className="min-w-0 grow wrap-break-word group-not-aria-disabled:group-hover:underline">
                {look}
              </span>
              <span className="flex-none text-small text-muted">
                {refusal && words[refusal] ? `${words[refusal]} · ` : ''}
                {count(minutes, 'minute')}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
