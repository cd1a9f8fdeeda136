import { createStore, type StoreApi } from 'zustand/vanilla'

import { createDraftWriter } from '../draft-writer'

import { concluding } from './concluding'
import { investigating } from './investigating'
import { caseKey, keptCase } from './kept-case'
import { starting, untouched } from './starting'
import type { IncidentActions, IncidentPorts, IncidentState, Stage } from './state'
import { stopwatch, type Stopwatch } from './stopwatch'

export type IncidentStore = ReturnType<typeof createIncidentStore>

export function createIncidentStore(ports: IncidentPorts) {
  const timer = stopwatch(ports.now)
  const store = createStore<IncidentState & IncidentActions>()((set, get) => {
    const stage: Stage = { ...ports, set, get }
    return {
      ...untouched(ports.matrix),
      ...starting(stage, timer),
      ...investigating(stage),
      ...concluding(stage, timer),
    }
  })
  keepCase(store, ports, timer)
  return store
}

/** Written with every step, so that there is nothing to lose when the tab goes. */
function keepCase(store: StoreApi<IncidentState>, { drafts, id }: IncidentPorts, timer: Stopwatch) {
  const save = createDraftWriter({
    drafts,
    key: caseKey(id),
    report: (draftProblem) => {
      if (store.getState().draftProblem !== draftProblem) store.setState({ draftProblem })
    },
  })
  store.subscribe((state, before) => {
    if (state.draftProblem !== before.draftProblem) return
    const kept = keptCase(state, timer.spentMs())
    const wasKept = keptCase(before, 0) !== null
    if (kept || wasKept) save(kept ? JSON.stringify(kept) : '')
  })
}
