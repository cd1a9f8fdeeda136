'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import type { MomentReply } from '@/lib/simulator/host'
import { moment } from '@/lib/simulator/words'
import type { Fork } from '@/lib/state/simulator/state'

interface PlayheadNotesProps {
  readonly at: MomentReply
  readonly fork: Fork | null
  readonly isPlaying: boolean
  readonly onFork: (id: string) => void
  readonly onUnfork: () => void
  /** Undefined where nobody can send a request. */
  readonly onSend: (() => void) | undefined
}

/** What happens here and why, the bytes on the wire, and what else could happen from here. */
export function PlayheadNotes({
  at,
  fork,
  isPlaying,
  onFork,
  onUnfork,
  onSend,
}: PlayheadNotesProps) {
  const { says, wire } = at.moment
  return (
    <div className="text-[0.9375rem] leading-normal">
      <p>{says}</p>
      <Announcement isPlaying={isPlaying} says={says} />
      {wire && (
        <pre
          aria-label="On the wire"
          className="mt-3 overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-6"
          role="region"
          tabIndex={0}
        >
          {wire}
        </pre>
      )}
      <div
        aria-label="At this moment"
        className="mt-4 flex flex-wrap items-center gap-2"
        role="group"
      >
        {onSend && <Button onClick={onSend}>Send a request here</Button>}
        {fork ? (
          <>
            <p className="text-small text-muted">
              Forked at {moment(fork.order.atMs)}; the other future is drawn in blue.
            </p>
            <Button onClick={onUnfork}>Drop the fork</Button>
          </>
        ) : (
          at.forks.map(({ id, label }) => (
            <Button key={id} onClick={() => onFork(id)}>
              {label}
            </Button>
          ))
        )}
      </div>
    </div>
  )
}

const QUIET_MS = 700

/** Said once the playhead rests: a sentence for each frame would be noise. */
function Announcement({ says, isPlaying }: { readonly says: string; readonly isPlaying: boolean }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (isPlaying) return undefined
    const timer = setTimeout(() => setSaid(says), QUIET_MS)
    return () => clearTimeout(timer)
  }, [says, isPlaying])
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
  )
}
