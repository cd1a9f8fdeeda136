'use client'

import { useEffect, useState } from 'react'

import { later } from '@/components/shell/later'
import { whenIdle } from '@/components/shell/when-idle'

/** Whether somebody waits for the code, or did so in vain. */
export type Arrival = 'unasked' | 'awaited' | 'missing'

// Nothing of it is needed before the reveal.
const judging = later(async () => (await import('./judging')).Judging)

/** What draws the time after the reveal; the reveal waits for it, and what was typed stays on screen. */
export function useJudging(wanted: boolean) {
  const [Judging, setJudging] = useState(judging.here)
  const [arrival, setArrival] = useState<Arrival>('unasked')

  useEffect(() => whenIdle(() => void judging.load().catch(() => undefined)), [])
  useEffect(() => {
    // A reveal of an earlier visit asks for it at once.
    if (wanted)
      judging.load().then(
        (loaded) => setJudging(() => loaded),
        () => setArrival('missing'),
      )
  }, [wanted])

  const onceHere = (step: () => void) => {
    setArrival('awaited')
    judging.load().then(
      (loaded) => {
        setJudging(() => loaded)
        setArrival('unasked')
        step()
      },
      () => setArrival('missing'),
    )
  }
  return { Judging, arrival, onceHere }
}
