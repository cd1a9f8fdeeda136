'use client'

import { useEffect, useState } from 'react'

import { offlineReadiness, type OfflineReadiness, savesData } from './later-files'

const LOOK_AGAIN_MS = 2_000

/** Looks until everything is there: the copy goes on while the page is open. */
export function useReadiness(): OfflineReadiness | undefined {
  const [readiness, setReadiness] = useState<OfflineReadiness>()
  const settled = readiness !== undefined && (readiness.kind !== 'missing' || savesData())

  useEffect(() => {
    if (settled) return
    let gone = false
    const look = () =>
      void offlineReadiness().then(
        (next) => gone || setReadiness(next),
        () => gone || setReadiness({ kind: 'unsupported' }),
      )
    look()
    const interval = setInterval(look, LOOK_AGAIN_MS)
    return () => {
      gone = true
      clearInterval(interval)
    }
  }, [settled])

  return readiness
}
