'use client'

import { useEffect, useState } from 'react'

import type { SimulatorStore } from '@/lib/state/simulator/store'

const NICE = [0.1, 0.25, 0.5, 1, 2, 4, 10, 20, 60, 200, 600, 2_000, 6_000, 20_000, 60_000]
/** A run should take about this long to watch. */
const WATCHED_MS = 15_000
const STEP_MS = 500

/** Three speeds that suit a run of this length, in simulated time per time. */
export function speedsFor(durationMs: number): readonly [number, number, number] {
  const wanted = durationMs / WATCHED_MS
  const at = NICE.findIndex((speed) => speed >= wanted)
  const middle = Math.min(NICE.length - 2, Math.max(1, at === -1 ? NICE.length : at))
  return [NICE[middle - 1]!, NICE[middle]!, NICE[middle + 1]!]
}

/** Moves the playhead and nothing else: the whole run is computed already. */
export function usePlaying(store: SimulatorStore, speed: number) {
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return undefined
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    let frame = 0
    let lastMs = performance.now()
    let exactMs = store.getState().atMs
    const tick = (nowMs: number) => {
      frame = requestAnimationFrame(tick)
      if (isCalm && nowMs - lastMs < STEP_MS) return
      const { atMs, run, seek } = store.getState()
      // Somebody moved the playhead meanwhile: play on from there.
      if (Math.abs(exactMs - atMs) > 1) exactMs = atMs
      exactMs += (nowMs - lastMs) * speed
      lastMs = nowMs
      seek(exactMs)
      if (exactMs >= (run?.reading.durationMs ?? 0)) setPlaying(false)
    }
    frame = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, speed, store])

  const toggle = () => {
    const { atMs, run, seek } = store.getState()
    if (!isPlaying && run && atMs >= run.reading.durationMs) seek(0)
    setPlaying(!isPlaying)
  }
  return { isPlaying, toggle }
}
