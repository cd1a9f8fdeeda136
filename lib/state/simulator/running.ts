import { withValue, type Path } from '@/lib/simulator/field'
import type { ForkOrder, RunView } from '@/lib/simulator/host'
import type { SharedRun } from '@/lib/simulator/link'

import type { Lesson, Replacement, Scene, SimulatorActions } from './state'

/** Of a run that is accepted; what says nothing is derived from the run before. */
type Origin = Pick<Replacement, 'isPrivate'>

function runner({ engine, simulator, get, set }: Scene, look: () => void) {
  let newest = 0

  /** Later runs overtake earlier ones; the last good run stays until there is a new one. */
  const run = async (scenario: unknown, atMs: number, origin: Origin = {}): Promise<boolean> => {
    const mine = ++newest
    set({ proposed: scenario, isRunning: true })
    try {
      const reply = await engine.run({ simulator, scenario })
      if (mine !== newest) return false
      if (!reply.ok) set({ problems: reply.problems, isRunning: false })
      else {
        const most = reply.run.reading.durationMs
        const change = { run: reply.run, problems: [], fork: null, at: null, failure: null }
        const { scenario: proposed } = reply.run
        const view = viewIn(reply.run, get().view)
        set({ ...change, ...origin, proposed, view, isRunning: false, atMs: Math.min(atMs, most) })
        look()
      }
      return reply.ok
    } catch (cause) {
      const failure = cause instanceof Error ? cause.message : String(cause)
      if (mine === newest) set({ isRunning: false, failure })
      return false
    }
  }
  const fork = async (order: ForkOrder) => {
    const reply = await engine.fork(order)
    if (!reply.ok) return set({ problems: reply.problems })
    set({ fork: { order, reading: reply.run.reading } })
    look()
  }
  return { run, fork }
}

/** The view that was open, or the first. */
const viewIn = ({ views }: RunView, open: string | null) =>
  (views.find(({ id }) => id === open) ?? views[0])?.id ?? null

const start = (lesson: Lesson) => ({
  lesson,
  prediction: null,
  isAsking: lesson.predict !== null,
})

/** What the engine is asked to do: runs, forks, and what else changes a scenario. */
export function running(scene: Scene, look: () => void) {
  const { engine, lessons, get, set } = scene
  const { run, fork } = runner(scene, look)
  return {
    open: async (shared: SharedRun) => {
      const lesson = lessons.find(({ id }) => id === shared.lesson) ?? lessons[0]
      const isLater = shared.atMs > 0 || shared.fork !== null
      // Back and forward between runs that were shown already ask nothing again.
      const isShown = get().run !== null && get().lesson === lesson && !get().isAsking
      set({ ...start(lesson), isAsking: lesson.predict !== null && !isLater && !isShown })
      const ran = await run(shared.scenario, shared.atMs, { isPrivate: false })
      if (ran && shared.fork) await fork(shared.fork)
    },
    choose: async (id: string) => {
      const lesson = lessons.find((each) => each.id === id)
      if (!lesson) return
      set(start(lesson))
      await run(lesson.scenario, 0, { isPrivate: false })
    },
    propose: async (path: Path, value: unknown) => {
      await run(withValue(get().proposed, path, value), get().atMs)
    },
    replace: async (scenario: unknown, { atMs = 0, ...origin }: Replacement = {}) => {
      set({ isAsking: false, prediction: null })
      await run(scenario, atMs, origin)
    },
    send: async () => {
      const { atMs } = get()
      const scenario = await engine.withRequest(atMs)
      if (scenario !== null) await run(scenario, atMs)
    },
    show: (view: string) => {
      set({ view })
      look()
    },
    act: async (deed: string) => {
      const { atMs, view } = get()
      const scenario = view === null ? null : await engine.act({ view, deed, atMs })
      if (scenario !== null) await run(scenario, atMs)
    },
    forkHere: async (id: string) => fork({ id, atMs: get().atMs }),
    unfork: async () => {
      await engine.unfork()
      set({ fork: null })
      look()
    },
  } satisfies Partial<SimulatorActions>
}
