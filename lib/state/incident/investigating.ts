import { isStopped, type Step } from '@/lib/incident/play'
import { beliefIn, withShare } from '@/lib/incident/shares'

import { lookRefusal } from './refusal'
import type { IncidentActions, Stage } from './state'

export function investigating({ get, set }: Stage) {
  const said = () => {
    const { rules, shares } = get()
    return rules.isBlind ? null : beliefIn(shares)
  }
  const add = (step: Step) => {
    // Without a list there is nothing to say after a look.
    const isSettled = get().rules.isBlind || step.kind === 'mitigate'
    set({ steps: [...get().steps, step], isSettled: isSettled && get().isSettled })
  }
  return {
    believe: (cause: number, share: number) => {
      if (get().phase === 'debrief') return
      set({ shares: withShare(get().shares, cause, share), isSettled: true })
    },
    keep: () => set({ isSettled: true }),
    look: (source: number) => {
      if (lookRefusal(get(), source) === null) add({ kind: 'look', source, said: said() })
    },
    pin: (source: number) => {
      const { pinned, steps, phase } = get()
      const isOpened = steps.some((step) => step.kind === 'look' && step.source === source)
      if (phase === 'debrief' || !isOpened) return
      const isPinned = pinned.includes(source)
      set({ pinned: isPinned ? pinned.filter((one) => one !== source) : [...pinned, source] })
    },
    mitigate: (mitigation: number) => {
      const { phase, scene, steps } = get()
      if (phase !== 'open' || !scene || isStopped(scene, steps)) return
      const isTried = steps.some(
        (step) => step.kind === 'mitigate' && step.mitigation === mitigation,
      )
      if (!isTried) add({ kind: 'mitigate', mitigation, said: said() })
    },
    note: (notes: string) => {
      if (get().phase !== 'debrief') set({ notes })
    },
  } satisfies Partial<IncidentActions>
}
