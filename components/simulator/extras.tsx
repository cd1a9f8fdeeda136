'use client'

import type { ComponentType } from 'react'

import { later, useLater, type Later } from '@/components/shell/later'

interface Extra {
  readonly title: string
  readonly part: Later<ComponentType>
}

/** What only one of the simulators has. Its code comes when the part is opened. */
const EXTRAS: Readonly<Record<string, readonly Extra[]>> = {
  pagination: [
    {
      title: 'Run it on real PostgreSQL',
      part: later(async () => (await import('./postgres/postgres-lab')).PostgresLab),
    },
    {
      title: 'Cursor inspector',
      part: later(async () => (await import('./cursor-inspector')).CursorInspector),
    },
  ],
  webhooks: [
    {
      title: 'Signature bench',
      part: later(async () => (await import('./signature-bench')).SignatureBench),
    },
    {
      title: 'Retry schedules of providers',
      part: later(async () => (await import('./schedules')).Schedules),
    },
  ],
}

export const extrasOf = (id: string): readonly Extra[] => EXTRAS[id] ?? []

export function ExtraPart({ part }: Pick<Extra, 'part'>) {
  const { Part, failed } = useLater(part)
  if (Part) return <Part />
  return (
    <p className="text-small text-muted" role="status">
      {failed ? 'This part could not be fetched: try again with a connection.' : 'Fetching…'}
    </p>
  )
}
