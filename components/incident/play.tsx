'use client'

import { type ComponentType, useState } from 'react'

import { fetchOnce } from '@/components/shell/fetch-once'
import { Button } from '@/components/ui/button'
import { Tick } from '@/components/ui/tick'
import type { IncidentFile } from '@/lib/content/incident-file'
import { count } from '@/lib/format/count'
import type { KeptCase } from '@/lib/state/incident/kept-case'
import type { Rules } from '@/lib/state/incident/state'

import type { InvestigationProps } from './investigation'
import type { Beginning } from './use-case-address'
import { useKeptCase } from './use-kept-case'

interface PlayProps {
  readonly id: string
  readonly looks: readonly { readonly look: string; readonly minutes: number }[]
}

interface Desk {
  readonly Part: ComponentType<InvestigationProps>
  readonly file: IncidentFile
  readonly beginning: Beginning
}

type Wait = 'unasked' | 'awaited' | 'missing'

/** Before the clock runs. What tells the causes comes when it does. */
export function Play({ id, looks }: PlayProps) {
  const [rules, setRules] = useState<Rules>({ isBlind: false, isShort: false })
  const [desk, setDesk] = useState<Desk>()
  const [wait, setWait] = useState<Wait>('unasked')
  const [load] = useState(() =>
    fetchOnce(`/content/incidents/${id}.json`, (text) => JSON.parse(text) as IncidentFile),
  )
  const kept = useKeptCase(id)
  const start = async (beginning: Beginning) => {
    setWait('awaited')
    try {
      const [{ Investigation }, file] = await Promise.all([import('./investigation'), load()])
      setDesk({ Part: Investigation, file, beginning })
    } catch {
      setWait('missing')
    }
  }
  if (desk) return <desk.Part beginning={desk.beginning} file={desk.file} />
  return (
    <div className="max-w-column">
      <ul className="hairlines mb-6 border-y border-line">
        {looks.map(({ look, minutes }) => (
          <li key={look} className="flex flex-wrap items-baseline gap-3 py-2.5 leading-snug">
            <span className="min-w-0 flex-1 basis-40">{look}</span>
            <span className="flex-none text-small text-muted">{count(minutes, 'minute')}</span>
          </li>
        ))}
      </ul>
      <HowToPlay looks={looks} rules={rules} onChange={setRules} />
      <div className="mt-4 flex flex-wrap gap-3">
        {kept && (
          <Button
            className="w-full sm:w-auto sm:min-w-48"
            disabled={wait === 'awaited'}
            look={isOther(kept) ? 'plain' : 'primary'}
            onClick={() => void start({ rules: kept.rules, kept })}
          >
            Go on where you stopped
          </Button>
        )}
        <Button
          className="w-full sm:w-auto sm:min-w-48"
          disabled={wait === 'awaited'}
          look={kept && !isOther(kept) ? 'plain' : 'primary'}
          onClick={() => void start({ rules, kept: null })}
        >
          {kept ? 'Start anew' : 'Start the clock'}
        </Button>
      </div>
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

interface HowToPlayProps extends Pick<PlayProps, 'looks'> {
  readonly rules: Rules
  readonly onChange: (rules: Rules) => void
}

function HowToPlay({ looks, rules, onChange }: HowToPlayProps) {
  return (
    <>
      <Tick checked={rules.isShort} onChange={(isShort) => onChange({ ...rules, isShort })}>
        Ten minutes instead of {looks.reduce((sum, { minutes }) => sum + minutes, 0)}: choose your
        looks with care
      </Tick>
      <Tick checked={rules.isBlind} onChange={(isBlind) => onChange({ ...rules, isBlind })}>
        Blind: no list of causes until you close it
      </Tick>
    </>
  )
}

/** Whether the address is a link to another case than the one that was left open. */
function isOther({ seed }: KeptCase): boolean {
  const asked = new URLSearchParams(location.hash.slice(1)).get('seed')
  return asked !== null && asked !== String(seed)
}
