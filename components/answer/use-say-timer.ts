'use client'

import { useEffect, useState } from 'react'

export interface SayTimer {
  readonly running: boolean
  readonly elapsedMs: number
  readonly toggle: () => void
  readonly stop: () => void
}

/** Time spoken, over any number of starts. Nothing is recorded; only the seconds are counted. */
export function useSayTimer(): SayTimer {
  const [startedAt, setStartedAt] = useState<number>()
  const [beforeMs, setBeforeMs] = useState(0)
  const [nowMs, setNowMs] = useState(0)
  const running = startedAt !== undefined

  useEffect(() => {
    if (!running) return
    const interval = setInterval(() => setNowMs(performance.now()), 250)
    return () => clearInterval(interval)
  }, [running])

  const sinceStart = running ? Math.max(0, nowMs - startedAt) : 0
  const stop = () => {
    if (!running) return
    setBeforeMs(beforeMs + Math.max(0, performance.now() - startedAt))
    setStartedAt(undefined)
  }
  const start = () => {
    const now = performance.now()
    setNowMs(now)
    setStartedAt(now)
  }
  return {
    running,
    elapsedMs: beforeMs + sinceStart,
    toggle: () => (running ? stop() : start()),
    stop,
  }
}
