/**
 * What a run costs at the very least: one loop per shape that draws its times, keeps a level in
 * typed arrays and emits a small event. No scenario, no rules, no choice.
 */
interface IdealEvent {
  readonly kind: string
  readonly atMs: number
  readonly key: number
  readonly level: number
  readonly remaining: number
}

type Emit = (event: IdealEvent) => void

const KEYS = 128
const FULL = 1_000
const PENDING = 256

/** Walks arrivals with exponential gaps through a bucket for each key. */
export function idealStream(events: number, emit: Emit): void {
  const random = xorshift(1)
  const levels = new Float64Array(KEYS).fill(FULL)
  const since = new Float64Array(KEYS)
  let clockMs = 0
  for (let n = 0; n < events; n += 1) {
    clockMs -= Math.log(1 - random()) * 5
    const atMs = Math.floor(clockMs)
    const key = Math.floor(random() * KEYS)
    const level = Math.min(FULL, levels[key]! + atMs - since[key]!)
    const isAllowed = level >= 100
    const left = isAllowed ? level - 100 : level
    levels[key] = left
    since[key] = atMs
    const kind = isAllowed ? 'allowed' : 'throttled'
    emit({ kind, atMs, key, level: left, remaining: Math.floor(left / 100) })
  }
}

/** Takes the first of some pending tasks and schedules one more, by (time, sequence). */
export function idealAgenda(events: number, emit: Emit): void {
  const random = xorshift(1)
  const heap: Heap = { times: new Float64Array(PENDING), sequences: new Float64Array(PENDING) }
  const counts = new Int32Array(KEYS)
  for (let n = 0; n < PENDING; n += 1) heap.sequences[n] = n
  for (let n = 0; n < events; n += 1) {
    const atMs = heap.times[0]!
    const key = n % KEYS
    counts[key]! += 1
    emit({ kind: 'done', atMs, key, level: counts[key]!, remaining: PENDING })
    replaceFirst(heap, atMs + Math.floor(random() * 1_000), PENDING + n)
  }
}

interface Heap {
  readonly times: Float64Array
  readonly sequences: Float64Array
}

/** Puts a task into the first place and lets it sink. */
function replaceFirst(heap: Heap, atMs: number, sequence: number): void {
  const { times, sequences } = heap
  let place = 0
  for (let child = 1; child < PENDING; child = 2 * place + 1) {
    if (child + 1 < PENDING && isRightFirst(heap, child)) child += 1
    if (times[child]! > atMs || (times[child] === atMs && sequences[child]! > sequence)) break
    times[place] = times[child]!
    sequences[place] = sequences[child]!
    place = child
  }
  times[place] = atMs
  sequences[place] = sequence
}

function isRightFirst({ times, sequences }: Heap, left: number): boolean {
  const right = left + 1
  if (times[right] !== times[left]) return times[right]! < times[left]!
  return sequences[right]! < sequences[left]!
}

function xorshift(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
