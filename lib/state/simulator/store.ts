import { createStore } from 'zustand/vanilla'

import { moving } from './moving'
import { predicting } from './predicting'
import { running } from './running'
import type { Lesson, Scene, SimulatorActions, SimulatorPorts, SimulatorState } from './state'

export type SimulatorStore = ReturnType<typeof createSimulatorStore>

export function createSimulatorStore(ports: SimulatorPorts) {
  return createStore<SimulatorState & SimulatorActions>()((set, get) => {
    const scene: Scene = { ...ports, set, get }
    const look = looker(scene)
    return {
      ...untouched(ports.lessons[0]),
      ...running(scene, look),
      ...predicting(scene),
      ...moving(scene, look),
    }
  })
}

const untouched = (lesson: Lesson): SimulatorState => ({
  lesson,
  proposed: lesson.scenario,
  run: null,
  problems: [],
  isRunning: true,
  atMs: 0,
  at: null,
  fork: null,
  view: null,
  isAsking: lesson.predict !== null,
  prediction: null,
  isPrivate: false,
  failure: null,
})

/** Asks what holds at the playhead. While an answer is on its way only the newest question waits. */
function looker({ engine, get, set }: Scene): () => void {
  let isAway = false
  const look = () => {
    if (isAway || get().run === null) return
    isAway = true
    const { atMs, run, fork, view } = get()
    engine.moment(atMs, view).then(
      (at) => {
        isAway = false
        const now = get()
        const isCurrent = now.run === run && now.fork === fork && now.view === view
        if (isCurrent) set({ at })
        if (!isCurrent || now.atMs !== atMs) look()
      },
      () => {
        isAway = false
      },
    )
  }
  return look
}
