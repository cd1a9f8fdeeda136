'use client'

import { useEffect, useRef, useState } from 'react'

import type { Day } from '@/lib/review/day'
import type { Settings } from '@/lib/review/settings'
import { readSetting, settingText, type SettingName } from '@/lib/review/settings-fields'

interface Setting {
  readonly name: SettingName
  /** Undefined until they are read. */
  readonly settings: Settings | undefined
  readonly today: Day
  /** Without a blur that ends it (a slider, a date picked), a change ends by coming to rest. */
  readonly settles?: boolean
  readonly onChange: (change: Partial<Settings>) => Promise<void>
}

const AT_REST_MS = 900

/** What is typed until it is kept; then what is stored shows again. */
export function useSetting({ name, settings, today, settles = false, onChange }: Setting) {
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const stored = settings === undefined ? '' : settingText(name, settings)

  const end = () => {
    if (typed === undefined) return
    const read = readSetting(name, typed, today)
    if (!read.ok) return setProblem(read.problem)
    const kept = typed
    void onChange(read.change).then(() => setTyped((now) => (now === kept ? undefined : now)))
  }
  const latestEnd = useRef(end)
  useEffect(() => {
    latestEnd.current = end
  })
  useEffect(() => {
    if (!settles || typed === undefined) return
    const rest = setTimeout(() => latestEnd.current(), AT_REST_MS)
    return () => clearTimeout(rest)
  }, [settles, typed])

  const type = (text: string) => {
    setTyped(text)
    setProblem(undefined)
  }
  return { text: typed ?? stored, problem, type, end }
}
