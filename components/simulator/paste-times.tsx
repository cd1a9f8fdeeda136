'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import { count } from '@/lib/format/count'
import { readTimes, type PastedTimes } from '@/lib/simulator/pasted-times'

import type { ExtraProps } from './extras'

/** One's own log through the policies on screen. It stays in this tab. */
export function PasteTimes({ simulator }: ExtraProps) {
  const { store } = simulator
  const [text, setText] = useState('')
  const [read, setRead] = useState<PastedTimes>()
  const run = async () => {
    const pasted = readTimes(text)
    setRead(pasted)
    if (pasted.times.length === 0) return
    await store
      .getState()
      .replace(withTimes(store.getState().run?.scenario, pasted.times), { isPrivate: true })
  }
  return (
    <div className="max-w-column text-[0.9375rem]">
      <p>
        One time a line: ISO 8601, the log of nginx or Apache, Unix seconds or milliseconds. It is
        read in this tab, sent nowhere, and never part of a link: save it as a file to keep it.
      </p>
      <textarea
        aria-label="Recorded times"
        className={`${controlClass} mt-3 min-h-28 font-mono text-[0.8125rem]`}
        onChange={({ target }) => setText(target.value)}
        spellCheck={false}
        value={text}
      />
      <Button className="mt-2" disabled={text.trim() === ''} onClick={() => void run()}>
        Run these times
      </Button>
      <p className="mt-2 text-small text-muted" role="status">
        {read && told(read)}
      </p>
    </div>
  )
}

function told({ times, bad, examples }: PastedTimes): string {
  const good =
    times.length === 0 ? 'No line holds a time.' : `${count(times.length, 'request')} read.`
  return bad === 0
    ? good
    : `${good} ${count(bad, 'line')} left out, such as “${examples.join('”, “')}”.`
}

function withTimes(scenario: unknown, times: readonly number[]): unknown {
  const source = { arrivals: { kind: 'trace', times: [...times] } }
  const durationMs = Math.max(1_000, (times.at(-1) ?? 0) + 1)
  return {
    ...(scenario as object),
    sources: [source],
    durationMs,
    clockSteps: [],
    storeOutages: [],
  }
}
