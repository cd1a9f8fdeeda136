'use client'

import { Ellipsis, Undo2 } from 'lucide-react'
import { useState } from 'react'

import { useOverlay } from '@/components/shell/overlays'
import { Button } from '@/components/ui/button'
import type { SittingStore, Turn } from '@/lib/state/sitting-store'

interface SessionBarProps {
  readonly turn: Turn
  readonly actions: SittingStore['actions']
  readonly flagged: boolean
  readonly onFlag: () => void
  /** What just happened. */
  readonly says: string
}

/** Where in the session this is, the way back, and what else can be done with a card. */
export function SessionBar({ turn, actions, flagged, onFlag, says }: SessionBarProps) {
  const [open, setOpen] = useState(false)
  const icon = 'flex min-h-11 min-w-11 items-center justify-center gap-1.5 px-2 hover:text-ink'
  return (
    <div className="mx-auto w-full max-w-[67.5rem] px-4.5 text-small text-muted sm:px-7">
      <div className="flex items-center gap-4 pt-2">
        <span className="whitespace-nowrap">
          {turn.place} of {turn.of}
        </span>
        <progress
          aria-label="Done in this session"
          className="thin-progress h-[3px] min-w-0 flex-1"
          max={turn.of}
          value={turn.place - (turn.settled ? 0 : 1)}
        />
        <button
          aria-keyshortcuts="u Control+Z Meta+Z"
          className={icon}
          onClick={() => void actions.undo()}
          type="button"
        >
          <Undo2 aria-hidden className="size-4" />
          Undo
        </button>
        <button
          aria-expanded={open}
          aria-label="More for this card"
          className={`${icon} -ml-4`}
          onClick={() => setOpen(!open)}
          type="button"
        >
          <Ellipsis aria-hidden className="size-5" />
        </button>
      </div>
      {open && <MoreRow actions={actions} flagged={flagged} onFlag={onFlag} />}
      <p aria-live="polite" className="min-h-5.5 text-ink">
        {says}
      </p>
    </div>
  )
}

type MoreRowProps = Pick<SessionBarProps, 'actions' | 'flagged' | 'onFlag'>

function MoreRow({ actions, flagged, onFlag }: MoreRowProps) {
  const { open } = useOverlay()
  return (
    <div className="grid grid-cols-2 gap-2 py-2 sm:flex sm:flex-wrap">
      <Button onClick={() => void actions.bury()}>Bury until tomorrow</Button>
      <Button onClick={() => void actions.suspend()}>Suspend</Button>
      <Button
        aria-pressed={flagged}
        className="aria-pressed:border-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink"
        onClick={onFlag}
      >
        Flag
      </Button>
      <Button onClick={() => open('keys')}>All keys</Button>
      <Button onClick={actions.end}>End session</Button>
    </div>
  )
}
