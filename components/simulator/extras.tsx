'use client'

import type { ComponentType } from 'react'

import { later, useLater, type Later } from '@/components/shell/later'

import type { Simulator } from './use-simulator'

/** What a part may need of the page. */
export interface ExtraProps {
  readonly simulator: Simulator
}

interface Extra {
  readonly title: string
  readonly part: Later<ComponentType<ExtraProps>>
}

/** What only one of the simulators has. Its code comes when the part is opened. */
const EXTRAS: Readonly<Record<string, readonly Extra[]>> = {
  'rate-limiting': [
    {
      title: 'Paste your own traffic',
      part: later(async () => (await import('./paste-times')).PasteTimes),
    },
  ],
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

export function ExtraPart({ part, simulator }: Pick<Extra, 'part'> & ExtraProps) {
  const { Part, failed } = useLater(part)
  if (Part) return <Part simulator={simulator} />
  return (
    <p className="text-small text-muted" role="status">
      {failed ? 'This part could not be fetched: try again with a connection.' : 'Fetching…'}
    </p>
  )
}
