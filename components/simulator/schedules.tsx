import type { ReactNode } from 'react'

import { DataTable } from '@/components/ui/data-table'
import { backoffPresets, stripeHorizonMs } from '@/lib/engines/webhooks/presets'
import { moment } from '@/lib/simulator/words'

const PROVIDERS = [
  { name: 'Standard Webhooks (example of the specification)', preset: 'standard-webhooks' },
  { name: 'Svix', preset: 'svix' },
  { name: 'GitHub', preset: 'github' },
  { name: 'Widely quoted, without a source: 81 minutes', preset: 'quoted-81-minutes' },
  { name: 'Widely quoted, without a source: 27 hours', preset: 'quoted-27-hours' },
  { name: 'Widely quoted, without a source: 3 days', preset: 'quoted-3-days' },
] as const

const HEADINGS = ['who', 'attempts', 'gives up after', 'waits']

/** When each attempt after the first comes if all fail, from the data that the engine runs on. */
export function Schedules() {
  const stripe = ['Stripe', 'not published', `up to ${moment(stripeHorizonMs)}`, 'not published']
  return (
    <DataTable
      columns={HEADINGS}
      label="Retry schedules"
      rows={[...PROVIDERS.map(rowOf), stripe]}
    />
  )
}

function rowOf({ name, preset }: (typeof PROVIDERS)[number]): readonly ReactNode[] {
  const delays = delaysOf(preset)
  const sum = delays.reduce((total, delay) => total + delay, 0)
  return [
    name,
    `${delays.length + 1}`,
    delays.length === 0 ? 'no automatic retry' : moment(sum),
    <span key="waits" className="block min-w-48 whitespace-normal">
      {shortened(delays.map(moment))}
    </span>,
  ]
}

function delaysOf(preset: (typeof PROVIDERS)[number]['preset']): readonly number[] {
  const backoff = backoffPresets[preset]
  return 'delaysMs' in backoff ? backoff.delaysMs : []
}

const SHOWN = 9

function shortened(waits: readonly string[]): string {
  if (waits.length <= SHOWN) return waits.join(', ')
  return `${waits.slice(0, 5).join(', ')}, then ${waits.length - 5} times ${waits.at(-1)!}`
}
