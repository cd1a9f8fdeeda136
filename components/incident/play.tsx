'use client'

import { type ComponentType, useState } from 'react'

import { fetchOnce } from '@/components/shell/fetch-once'
import { Button } from '@/components/ui/button'
import { Tick } from '@/components/ui/tick'
import type { IncidentFile } from '@/lib/content/incident-file'
import type { Rules } from '@/lib/state/incident-store'

import type { InvestigationProps } from './investigation'

interface PlayProps {
  readonly id: string
  /** What all looks together take. */
  readonly minutes: number
}

interface Desk {
  readonly Part: ComponentType<InvestigationProps>
  readonly file: IncidentFile
  readonly rules: Rules
}

type Wait = 'unasked' | 'awaited' | 'missing'

/** Before the clock runs. What tells the causes comes when it does. */
export function Play({ id, minutes }: PlayProps) {
  const [rules, setRules] = useState<Rules>({ isBlind: false, isShort: false })
  const [desk, setDesk] = useState<Desk>()
  const [wait, setWait] = useState<Wait>('unasked')
  const [load] = useState(() =>
    fetchOnce(`/content/incidents/${id}.json`, (text) => JSON.parse(text) as IncidentFile),
  )
  const start = async () => {
    setWait('awaited')
    try {
      const [{ Investigation }, file] = await Promise.all([import('./investigation'), load()])
      setDesk({ Part: Investigation, file, rules })
    } catch {
      setWait('missing')
    }
  }
  if (desk) return <desk.Part file={desk.file} rules={desk.rules} />
  return (
    <div className="max-w-column">
      <Tick checked={rules.isShort} onChange={(isShort) => setRules({ ...rules, isShort })}>
        Ten minutes instead of {minutes}: choose your looks with care
      </Tick>
      <Tick checked={rules.isBlind} onChange={(isBlind) => setRules({ ...rules, isBlind })}>
        Blind: no list of causes until you close it
      </Tick>
      <Button
        className="mt-4 min-w-48"
        disabled={wait === 'awaited'}
        look="primary"
        onClick={() => void start()}
      >
        Start the clock
      </Button>
      <p className="mt-2 min-h-6 text-small text-muted" role="status">
        {said[wait]}
      </p>
    </div>
  )
}

const said: Readonly<Record<Wait, string>> = {
  unasked: '',
  awaited: 'Fetching the evidence…',
  missing: 'The evidence could not be fetched: try again with a connection.',
}
