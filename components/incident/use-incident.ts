'use client'

import { useState, useSyncExternalStore } from 'react'

import { learnerPorts } from '@/components/shell/stores'
import type { IncidentFile } from '@/lib/content/incident-file'
import { itemId } from '@/lib/content/item-id'
import { writeCase } from '@/lib/incident/case-link'
import { matrixOf } from '@/lib/incident/matrix'
import { createIncidentStore, type IncidentStore } from '@/lib/state/incident/store'

/** One way to repair it that the learner may choose: of a cause, or a trap. */
export interface Fix {
  readonly text: string
  readonly cause: number | null
}

export interface Incident {
  readonly file: IncidentFile
  readonly fixes: readonly Fix[]
  readonly store: IncidentStore
}

export const pathOf = (id: string) => `/incidents/${id}`

export function useIncident(file: IncidentFile): Incident {
  const [incident] = useState(() => create(file))
  return incident
}

function create(file: IncidentFile): Incident {
  const fixes = [
    ...file.causes.map(({ fix }, cause) => ({ text: fix[0]!, cause })),
    ...file.traps.map(({ fix }) => ({ text: fix, cause: null })),
  ]
  const store = createIncidentStore({
    id: file.id,
    matrix: matrixOf(file),
    mitigations: file.mitigations,
    fixes: fixes.map(({ cause }) => cause),
    keyOf: (cause) => itemId(file.causes[cause]!.key),
    log: learnerPorts.log,
    drafts: learnerPorts.drafts,
    now: () => Date.now(),
    chance: Math.random,
    linkTo: (seed, cause) => `${pathOf(file.id)}#${writeCase({ seed, cause })}`,
  })
  return { file, fixes, store }
}

export function useIncidentState({ store }: Incident) {
  return useSyncExternalStore(store.subscribe, store.getState, store.getInitialState)
}

export type State = ReturnType<typeof useIncidentState>
