'use client'

import { lazy, useEffect, useState } from 'react'

import { Optional } from './optional'

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

const Toaster = lazy(() => import('@/components/ui/toaster'))

let deliver: ((notice: Notice) => void) | undefined
const early: Notice[] = []

/** Says something that is nobody's answer: an update, a storage problem. Polite, and it stays. */
export function notify(notice: Notice) {
  if (deliver) deliver(notice)
  else early.push(notice)
}

/** The toast library loads with the first notice. */
export function Notices() {
  const [notices, setNotices] = useState<readonly Notice[]>([])

  useEffect(() => {
    deliver = (notice) => setNotices((shown) => [...shown, notice])
    for (const notice of early.splice(0)) deliver(notice)
    return () => void (deliver = undefined)
  }, [])

  if (notices.length === 0) return null
  return (
    <Optional>
      <Toaster notices={notices} />
    </Optional>
  )
}
