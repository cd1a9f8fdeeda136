/**
 * Each limiter as a loop nobody would ship: one function, numbers in typed arrays, no object, no
 * history to go back to. It computes the same verdict, remaining quota and wait.
 */
import type { Requests } from './requests'

/** Walks all requests and returns a sum over the verdicts, so that nothing is optimised away. */
export type Loop = (requests: Requests) => number

const CAPACITY = 10
const PER_MS = 100
const WINDOW_MS = 1_000

export function idealTokenBucket({ times, keys, costs, keyCount }: Requests): number {
  const full = CAPACITY * PER_MS
  const levels = new Float64Array(keyCount).fill(full)
  const since = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const level = Math.min(full, levels[key]! + (times[n]! - since[key]!))
    const left = level - costs[n]! * PER_MS
    if (left >= 0) {
      levels[key] = left
      since[key] = times[n]!
      sum += 1 + Math.floor(left / PER_MS)
    } else {
      sum += Math.floor(level / PER_MS) - left
    }
  }
  return sum
}

export function idealIntervalBucket({ times, keys, costs, keyCount }: Requests): number {
  const tokens = new Float64Array(keyCount).fill(CAPACITY)
  const anchors = new Float64Array(keyCount).fill(-1)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const anchor = anchors[key]! < 0 ? times[n]! : anchors[key]!
    const refills = Math.floor((times[n]! - anchor) / PER_MS)
    const now = Math.min(CAPACITY, tokens[key]! + refills)
    const at = anchor + refills * PER_MS
    if (costs[n]! <= now) {
      tokens[key] = now - costs[n]!
      anchors[key] = at
      sum += 1 + tokens[key]!
    } else {
      sum += now + at + (costs[n]! - now) * PER_MS - times[n]!
    }
  }
  return sum
}

export function idealGcra({ times, keys, costs, keyCount }: Requests): number {
  const tolerance = CAPACITY * PER_MS
  const arrivals = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const start = Math.max(arrivals[key]!, times[n]!)
    const next = start + costs[n]! * PER_MS
    const earliest = next - tolerance
    if (times[n]! >= earliest) {
      arrivals[key] = next
      sum += 1 + Math.floor((tolerance - next + times[n]!) / PER_MS)
    } else {
      sum += Math.floor((tolerance - start + times[n]!) / PER_MS) + earliest - times[n]!
    }
  }
  return sum
}

export function idealLeakyBucket({ times, keys, costs, keyCount }: Requests): number {
  const full = CAPACITY * PER_MS
  const levels = new Float64Array(keyCount)
  const since = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const level = Math.max(0, levels[key]! - (times[n]! - since[key]!))
    const filled = level + costs[n]! * PER_MS
    if (filled <= full) {
      levels[key] = filled
      since[key] = times[n]!
      sum += 1 + Math.floor((full - filled) / PER_MS)
    } else {
      sum += Math.floor((full - level) / PER_MS) + filled - full
    }
  }
  return sum
}

export function idealFixedWindow({ times, keys, costs, keyCount }: Requests): number {
  const starts = new Float64Array(keyCount)
  const used = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const start = times[n]! - (times[n]! % WINDOW_MS)
    const before = start === starts[key]! ? used[key]! : 0
    const after = before + costs[n]!
    if (after <= CAPACITY) {
      starts[key] = start
      used[key] = after
      sum += 1 + CAPACITY - after
    } else {
      sum += CAPACITY - before + start + WINDOW_MS - times[n]!
    }
  }
  return sum
}

export function idealSlidingLog({ times, keys, costs, keyCount }: Requests): number {
  const ring = new Float64Array(keyCount * CAPACITY)
  const heads = new Int32Array(keyCount)
  const counts = new Int32Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const base = key * CAPACITY
    let head = heads[key]!
    let count = counts[key]!
    while (count > 0 && ring[base + head]! <= times[n]! - WINDOW_MS) {
      head = (head + 1) % CAPACITY
      count -= 1
    }
    const after = count + costs[n]!
    if (after <= CAPACITY) {
      for (let unit = count; unit < after; unit += 1) {
        ring[base + ((head + unit) % CAPACITY)] = times[n]!
      }
      count = after
      sum += 1 + CAPACITY - after
    } else {
      const freeing = ring[base + ((head + after - CAPACITY - 1) % CAPACITY)]!
      sum += CAPACITY - count + freeing + WINDOW_MS - times[n]!
    }
    heads[key] = head
    counts[key] = count
  }
  return sum
}

export function idealSlidingCounter({ times, keys, costs, keyCount }: Requests): number {
  const indices = new Float64Array(keyCount)
  const current = new Float64Array(keyCount)
  const previous = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const index = Math.floor(times[n]! / WINDOW_MS)
    if (index !== indices[key]!) {
      previous[key] = index === indices[key]! + 1 ? current[key]! : 0
      current[key] = 0
      indices[key] = index
    }
    const leftMs = (index + 1) * WINDOW_MS - times[n]!
    const trailing = Math.ceil((previous[key]! * leftMs) / WINDOW_MS)
    const free = CAPACITY - trailing - current[key]!
    if (costs[n]! <= free) {
      current[key]! += costs[n]!
      sum += 1 + free - costs[n]!
    } else {
      sum += Math.max(0, free) + leftMs + beyond(current[key]!, previous[key]!, costs[n]!)
    }
  }
  return sum
}

/** How far from the end of this window the cost fits: before it (negative) or after. */
function beyond(current: number, previous: number, cost: number): number {
  const room = CAPACITY - current - cost
  const here = Math.floor((room * WINDOW_MS) / previous)
  if (room >= 0 && here >= 1) return -here
  return Math.max(0, WINDOW_MS - Math.floor(((CAPACITY - cost) * WINDOW_MS) / current))
}

/** A bucket and a fixed window, charged together. */
export function idealAllOf({ times, keys, costs, keyCount }: Requests): number {
  const full = CAPACITY * PER_MS
  const levels = new Float64Array(keyCount).fill(full)
  const since = new Float64Array(keyCount)
  const starts = new Float64Array(keyCount)
  const used = new Float64Array(keyCount)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const level = Math.min(full, levels[key]! + (times[n]! - since[key]!))
    const left = level - costs[n]! * PER_MS
    const start = times[n]! - (times[n]! % WINDOW_MS)
    const before = start === starts[key]! ? used[key]! : 0
    const after = before + costs[n]!
    if (left >= 0 && after <= CAPACITY) {
      levels[key] = left
      since[key] = times[n]!
      starts[key] = start
      used[key] = after
      sum += 1 + Math.min(Math.floor(left / PER_MS), CAPACITY - after)
    } else {
      const wait = after > CAPACITY ? start + WINDOW_MS - times[n]! : 0
      sum += Math.min(Math.floor(level / PER_MS), CAPACITY - before) + Math.max(-left, wait)
    }
  }
  return sum
}
