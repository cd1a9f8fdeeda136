import { createStore } from 'zustand/vanilla'

import { concluding } from './concluding'
import { investigating } from './investigating'
import { starting, untouched } from './starting'
import type { IncidentActions, IncidentPorts, IncidentState, Stage } from './state'
import { stopwatch } from './stopwatch'

export type IncidentStore = ReturnType<typeof createIncidentStore>

export function createIncidentStore(ports: IncidentPorts) {
  return createStore<IncidentState & IncidentActions>()((set, get) => {
    const stage: Stage = { ...ports, set, get }
    const timer = stopwatch(ports.now)
    return {
      ...untouched(ports.matrix),
      ...starting(stage, timer),
      ...investigating(stage),
      ...concluding(stage, timer),
    }
  })
}
