import { createStore } from 'zustand/vanilla'

import type { ItemId } from '@/lib/content/item-id'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'
import { inOrder } from '@/lib/progress/order'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'
import type { TextSlot } from '@/lib/progress/text-slot'
import { standing, type Standing } from '@/lib/progress/undo'
import { addDays, dayAt } from '@/lib/review/day'
import type { Asked, QueueInput } from '@/lib/review/queue'
import {
  answersIn,
  everything,
  isAnswer,
  left,
  packSitting,
  parseSitting,
  type Sitting,
} from '@/lib/review/sitting'

import type { History } from './history'

/** One card on screen. It stays until it is left, whatever the queue says meanwhile. */
export interface Turn {
  /** Another for each time a card is laid down. */
  readonly serial: number
  readonly asked: Asked
  /** "5 of 13", as of when it was laid down. */
  readonly place: number
  readonly of: number
  /** Likely the next, to be fetched ahead. */
  readonly following: readonly Asked[]
  /** It was graded here and waits to be left. */
  readonly settled: boolean
}

/** What just happened, to be said. */
export type Happening =
  | { readonly kind: 'undone'; readonly event: Standing }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'buried' | 'suspended' | 'elsewhere'; readonly itemId: ItemId }
  | { readonly kind: 'failed'; readonly problem: StorageProblem }

export interface SittingState {
  readonly screen: 'opening' | 'start' | 'card' | 'end'
  readonly sitting: Sitting
  /** Since the sitting began, in order. */
  readonly events: readonly LearnerEvent[]
  readonly turn: Turn | undefined
  readonly happening: Happening | undefined
}

interface Ports {
  readonly log: Pick<ProgressLog, 'append' | 'read' | 'subscribe' | 'onRewritten'>
  readonly history: Pick<History, 'undo'>
  readonly slot: TextSlot
  readonly now: () => number
  /** The queue's input as of now. */
  readonly world: () => Omit<QueueInput, 'previous'>
}

export type SittingStore = ReturnType<typeof createSittingStore>

/** A session in front of the queue: which card lies on the table, and what the keys do to it. */
export function createSittingStore(ports: Ports) {
  const store = createStore<SittingState>()(() => ({
    screen: 'opening',
    sitting: { startedAtMs: ports.now(), choice: everything },
    events: [],
    turn: undefined,
    happening: undefined,
  }))
  const scene: Scene = {
    ...ports,
    get: store.getState,
    set: (change) => store.setState(change),
    own: { underWay: 0 },
  }
  const table = tableOf(scene)
  return { ...store, actions: { ...table, ...beginning(scene, table), ...keys(scene, table) } }
}

interface Scene extends Ports {
  readonly get: () => SittingState
  readonly set: (change: Partial<SittingState>) => void
  /** How many events of this tab are on their way: others come from elsewhere. */
  readonly own: { underWay: number }
}

type Table = ReturnType<typeof tableOf>

/** Laying down cards. */
function tableOf({ get, set, slot, world }: Scene) {
  let serial = 0
  /** Whether there was one. */
  const lay = (pick: (queue: readonly Asked[]) => Asked | undefined): boolean => {
    const { sitting, events } = get()
    const stands = standing(events)
    const queue = left(world(), sitting, stands)
    const asked = pick(queue)
    if (!asked) return false
    const others = queue.filter(({ item }) => item.id !== asked.item.id)
    const place = answersIn(stands).length + 1
    serial += 1
    const following = others.slice(0, 2)
    const turn = { serial, asked, place, of: place + others.length, following, settled: false }
    set({ screen: 'card', turn })
    return true
  }
  const end = () => {
    slot.write('')
    set({ screen: 'end', turn: undefined, happening: undefined })
  }
  return {
    lay,
    end,
    next: () => {
      set({ happening: undefined })
      if (!lay(([first]) => first)) end()
    },
    show: (id: ItemId) => {
      const { state, items } = world()
      const item = items.find((each) => each.id === id)
      if (!item) return
      const card = state.cards.get(id)
      slot.write(packSitting(get().sitting))
      lay(() => ({ item, card, why: card ? 'due' : 'new' }))
    },
    /** Back to the choice of what to review. */
    leave: () => set({ screen: 'start', turn: undefined, happening: undefined }),
  }
}

function beginning(scene: Scene, { lay, next }: Table) {
  const { get, set, log, slot, now, world, own } = scene
  const read = async () => {
    const clock = { ms: get().sitting.startedAtMs, counter: 0, device: '' }
    set({ events: inOrder(await log.read({ id: '', clock })) })
  }
  const resume = async () => {
    const sitting = parseSitting(slot.read())
    const { calendar } = world().schedule
    const ofToday = sitting && dayAt(sitting.startedAtMs, calendar) === dayAt(now(), calendar)
    if (!ofToday) return set({ screen: 'start' })
    set({ sitting })
    await read().catch(() => undefined)
    if (get().screen === 'opening' && !lay(([first]) => first)) set({ screen: 'start' })
  }
  const hear = (event: LearnerEvent) => {
    set({ events: inOrder([...get().events, event]) })
    const { turn } = get()
    if (!turn) return
    const ofThis = 'itemId' in event && event.itemId === turn.asked.item.id
    if (own.underWay > 0) {
      if (event.kind === 'graded' && ofThis) {
        set({ turn: { ...turn, settled: true }, happening: undefined })
      }
      if (event.kind === 'undone') set({ turn: { ...turn, settled: false } })
    } else if (ofThis && !turn.settled && isAnswer(event)) {
      next()
      set({ happening: { kind: 'elsewhere', itemId: event.itemId } })
    }
  }
  return {
    /** Follows the log, and goes on with the sitting of today if there is one. Returns how to stop. */
    open: () => {
      const stops = [log.subscribe(hear), log.onRewritten(() => void read().catch(() => undefined))]
      void resume()
      return () => stops.forEach((stop) => stop())
    },
    begin: (wish: Pick<Sitting, 'choice' | 'only'>) => {
      const sitting = { ...wish, startedAtMs: now() }
      slot.write(packSitting(sitting))
      set({ sitting, events: [] })
      next()
    },
  }
}

/** Undone, these bring their item back onto the table. */
const BRINGS_BACK: ReadonlySet<Fact['kind']> = new Set(['graded', 'buried', 'suspended'])

function keys({ get, set, log, history, now, world, own }: Scene, { next, show }: Table) {
  const append = async (fact: Fact) => {
    own.underWay += 1
    try {
      return await log.append(fact)
    } finally {
      own.underWay -= 1
    }
  }
  /** Says so when it fails, and leaves everything as it is. */
  const attempt = async (work: (id: ItemId | undefined) => Promise<Happening | undefined>) => {
    try {
      const happening = await work(get().turn?.asked.item.id)
      if (happening) set({ happening })
    } catch (cause) {
      set({ happening: { kind: 'failed', problem: problemOf(cause) } })
    }
  }
  /** Not to be asked now: today, or until further notice. */
  const putAway = (kind: 'buried' | 'suspended', fact: (itemId: ItemId) => Fact) =>
    attempt(async (itemId) => {
      if (itemId === undefined) return undefined
      await append(fact(itemId))
      next()
      return { kind, itemId }
    })

  return {
    undo: () =>
      attempt(async () => {
        const event = await history.undo()
        if (!event) return { kind: 'nothing-to-undo' }
        const returns = BRINGS_BACK.has(event.kind) && get().screen !== 'start'
        if (returns && 'itemId' in event) show(event.itemId)
        return { kind: 'undone', event }
      }),
    bury: () => {
      const { calendar } = world().schedule
      const untilDay = addDays(dayAt(now(), calendar), 1)
      return putAway('buried', (itemId) => ({ kind: 'buried', itemId, untilDay }))
    },
    suspend: () => putAway('suspended', (itemId) => ({ kind: 'suspended', itemId, on: true })),
    flag: (on: boolean) =>
      attempt(async (itemId) => {
        if (itemId !== undefined) await append({ kind: 'flagged', itemId, on })
        return undefined
      }),
    /** For grades of the card on the table. */
    log: { append },
  }
}
