'use client'

import { useEffect, useState } from 'react'

import { askForDurability, durability, type Durability } from '@/lib/storage/durability'

export type { Durability }

interface Promised {
  /** Undefined until the browser has answered. */
  readonly state: Durability | undefined
  readonly asked: boolean
  readonly ask: () => void
}

/** Whether this browser has promised to keep what is stored. */
export function useDurability(): Promised {
  const [state, setState] = useState<Durability>()
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    let gone = false
    void durability().then((answer) => gone || setState(answer))
    return () => void (gone = true)
  }, [])
  const ask = () =>
    void askForDurability().then((answer) => {
      setState(answer)
      setAsked(true)
    })
  return { state, asked, ask }
}
