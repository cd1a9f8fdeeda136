'use client'

import { useEffect, useState } from 'react'

/** A part of a page whose code comes after it. `React.lazy` would keep a failure for good. */
export interface Later<Part> {
  /** After a failure the next call tries again. */
  readonly load: () => Promise<Part>
  /** Undefined until it is loaded. */
  readonly here: () => Part | undefined
}

export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let part: Part | undefined
  return { load: async () => (part ??= await load()), here: () => part }
}

interface Arrival<Part> {
  readonly Part: Part | undefined
  readonly failed: boolean
}

/** For parts the page can do without: until one is here, and when it does not come, it is missing. */
export function useLater<Part>({ load, here }: Later<Part>): Arrival<Part> {
  const [Part, setPart] = useState(here)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    load().then(
      (loaded) => gone || setPart(() => loaded),
      () => gone || setFailed(true),
    )
    return () => void (gone = true)
  }, [load])
  return { Part, failed }
}
