import { createStore } from 'zustand/vanilla'

import type { ItemId } from '@/lib/content/item-id'
import type { Confidence } from '@/lib/grading/confidence'
import type { ProgressLog } from '@/lib/progress/log'
import type { StorageProblem } from '@/lib/progress/storage-problem'
import { withValue, type Path } from '@/lib/simulator/field'
import type { ForkOrder, MomentReply, Problem, RunView } from '@/lib/simulator/host'
import type { SharedRun } from '@/lib/simulator/link'
import type { PredictionTask } from '@/lib/simulator/prediction'
import type { Reading } from '@/lib/simulator/reading'
import type { Remote } from '@/lib/simulator/remote'

import { predicting } from './predicting'

/** One preset, as the page brings it. */
export interface Lesson {
  readonly id: ItemId
  readonly scenario: unknown
  readonly predict: PredictionTask | null
}

export interface Fork {
  readonly order: ForkOrder
  readonly reading: Reading
}

export interface Prediction {
  readonly said: number | string
  readonly confidence: Confidence
  readonly right: boolean
  /** What the run did instead, as a sentence would say it. */
  readonly actual: string
  /** Whether it is in the learner's history by now, and why not when it cannot be. */
  readonly isKept: boolean
  readonly problem: StorageProblem | undefined
}

export interface SimulatorState {
  readonly lesson: Lesson
  /** What the controls hold. The schema decides whether the engine sees it. */
  readonly proposed: unknown
  /** The last good run. */
  readonly run: RunView | null
  readonly problems: readonly Problem[]
  readonly isRunning: boolean
  readonly atMs: number
  readonly at: MomentReply | null
  readonly fork: Fork | null
  /** The view that is open, of those that the run has. */
  readonly view: string | null
  /** The figure waits until somebody has said what it will show. */
  readonly isAsking: boolean
  readonly prediction: Prediction | null
  /** The run holds what somebody pasted, which no link may carry. */
  readonly isPrivate: boolean
  /** Why there is no engine to ask. */
  readonly failure: string | null
}

export interface SimulatorActions {
  readonly open: (shared: SharedRun | null) => Promise<void>
  readonly choose: (lesson: string) => Promise<void>
  readonly propose: (path: Path, value: unknown) => Promise<void>
  /** A whole scenario: a counterexample, a challenge, a pasted file. */
  readonly replace: (scenario: unknown, atMs?: number) => Promise<void>
  /** The same with times of somebody's own. */
  readonly replacePrivately: (scenario: unknown) => Promise<void>
  /** One more request at the playhead. */
  readonly send: () => Promise<void>
  /** Opens another view. */
  readonly show: (view: string) => void
  /** Presses the button of a row in the open view. */
  readonly act: (deed: string) => Promise<void>
  readonly seek: (atMs: number) => void
  /** To the event before or after. */
  readonly step: (towards: -1 | 1) => Promise<void>
  /** To the next moment worth a look. */
  readonly jump: (towards: -1 | 1) => void
  readonly forkHere: (id: string) => Promise<void>
  readonly unfork: () => Promise<void>
  readonly predict: (said: number | string, confidence: Confidence) => Promise<void>
  readonly skip: () => void
}

export interface SimulatorPorts {
  readonly simulator: string
  /** The first is where everybody starts. */
  readonly lessons: readonly [Lesson, ...Lesson[]]
  readonly engine: Remote
  readonly log: Pick<ProgressLog, 'append'>
  /** Reopens this very run, to predict it again. */
  readonly linkTo: (shared: SharedRun) => Promise<string>
}

export type SimulatorStore = ReturnType<typeof createSimulatorStore>

/** What the parts of the store share. */
export interface Scene extends SimulatorPorts {
  readonly get: () => SimulatorState
  readonly set: (change: Partial<SimulatorState>) => void
}

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

function runner({ engine, simulator, get, set }: Scene, look: () => void) {
  let newest = 0

  /** Later runs overtake earlier ones; the last good run stays until there is a new one. */
  const run = async (scenario: unknown, atMs: number): Promise<boolean> => {
    const mine = ++newest
    set({ proposed: scenario, isRunning: true })
    try {
      const reply = await engine.run({ simulator, scenario })
      if (mine !== newest) return false
      if (!reply.ok) set({ problems: reply.problems, isRunning: false })
      else {
        const most = reply.run.reading.durationMs
        const change = { run: reply.run, problems: [], fork: null, at: null, failure: null }
        const { scenario: proposed, views } = reply.run
        const view = views.find(({ id }) => id === get().view)?.id ?? views[0]?.id ?? null
        set({ ...change, proposed, view, isRunning: false, atMs: Math.min(atMs, most) })
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

const start = (lesson: Lesson) => ({
  lesson,
  isPrivate: false,
  prediction: null,
  isAsking: lesson.predict !== null,
})

function running(scene: Scene, look: () => void) {
  const { engine, lessons, get, set } = scene
  const { run, fork } = runner(scene, look)
  return {
    open: async (shared: SharedRun | null) => {
      if (shared === null) return void (await run(get().proposed, 0))
      const lesson = lessons.find(({ id }) => id === shared.lesson) ?? lessons[0]
      const isLater = shared.atMs > 0 || shared.fork !== null
      // Back and forward between runs that were shown already ask nothing again.
      const isShown = get().run !== null && get().lesson === lesson && !get().isAsking
      set({ ...start(lesson), isAsking: lesson.predict !== null && !isLater && !isShown })
      const ran = await run(shared.scenario, shared.atMs)
      if (ran && shared.fork) await fork(shared.fork)
    },
    choose: async (id: string) => {
      const lesson = lessons.find((each) => each.id === id)
      if (!lesson) return
      set(start(lesson))
      await run(lesson.scenario, 0)
    },
    propose: async (path: Path, value: unknown) => {
      await run(withValue(get().proposed, path, value), get().atMs)
    },
    replace: async (scenario: unknown, atMs = 0) => {
      set({ isAsking: false, prediction: null, isPrivate: false })
      await run(scenario, atMs)
    },
    replacePrivately: async (scenario: unknown) => {
      set({ isAsking: false, prediction: null, isPrivate: true })
      await run(scenario, 0)
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

function moving({ engine, get, set }: Scene, look: () => void) {
  const seek = (atMs: number) => {
    const most = get().run?.reading.durationMs ?? 0
    set({ atMs: Math.round(Math.min(most, Math.max(0, atMs))) })
    look()
  }
  /** A held key steps faster than answers come, and each step goes on from the one before. */
  let stepping: Promise<void> = Promise.resolve()
  const stepOnce = async (towards: -1 | 1) => {
    const { at: known, atMs, run } = get()
    const at = known?.atMs === atMs ? known : await engine.moment(atMs)
    const next = towards === 1 ? at.nextMs : at.previousMs
    seek(next ?? (towards === 1 ? (run?.reading.durationMs ?? 0) : 0))
  }
  return {
    seek,
    step: (towards: -1 | 1) =>
      (stepping = stepping.then(() => stepOnce(towards)).catch(() => undefined)),
    jump: (towards: -1 | 1) => {
      const { run, atMs } = get()
      const times = run?.reading.moments.map((moment) => moment.atMs) ?? []
      const next =
        towards === 1 ? times.find((time) => time > atMs) : times.findLast((time) => time < atMs)
      if (next !== undefined) seek(next)
    },
  } satisfies Partial<SimulatorActions>
}
