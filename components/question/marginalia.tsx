'use client'

import { Flag } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { storageProblems } from '@/components/shell/storage-problems'
import { learnerPorts } from '@/components/shell/stores'
import { useLearner } from '@/components/shell/use-learner'
import { Button } from '@/components/ui/button'
import type { ItemId } from '@/lib/content/item-id'
import { LONGEST_NOTE } from '@/lib/progress/events'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'

/** The learner's own marks on a question: a flag to find it by, and a note. */
export default function Marginalia({ itemId }: { readonly itemId: ItemId }) {
  const view = useLearner()
  const [problem, setProblem] = useState<StorageProblem>()
  if (view.phase !== 'open') return <p className="mt-6 min-h-32" />

  const flagged = view.progress.flags.has(itemId)
  const note = view.progress.notes.get(itemId) ?? ''
  const keep = (fact: Parameters<typeof learnerPorts.log.append>[0]) => {
    setProblem(undefined)
    learnerPorts.log.append(fact).catch((cause: unknown) => setProblem(problemOf(cause)))
  }
  const flag = () => keep({ kind: 'flagged', itemId, on: !flagged })
  return (
    <section aria-label="Your marks" className="mt-6 border-t border-line pt-4 text-small">
      <FlagButton flagged={flagged} onFlag={flag} />
      <NoteField
        key={itemId}
        kept={note}
        onKeep={(text) => keep({ kind: 'noted', itemId, text })}
      />
      <p aria-live="polite" className="mt-1 text-muted">
        {problem && `Not kept: ${storageProblems[problem]}`}
      </p>
    </section>
  )
}

interface FlagButtonProps {
  readonly flagged: boolean
  readonly onFlag: () => void
}

function FlagButton({ flagged, onFlag }: FlagButtonProps) {
  useShortcuts('Your marks', [
    { keys: '*', label: flagged ? 'Take the flag away' : 'Flag this question', run: onFlag },
  ])
  return (
    <Button aria-pressed={flagged} onClick={onFlag}>
      <Flag aria-hidden className={`size-4 ${flagged ? 'fill-current' : ''}`} />
      {flagged ? 'Flagged' : 'Flag'}
    </Button>
  )
}

interface NoteFieldProps {
  readonly kept: string
  readonly onKeep: (text: string) => void
}

const PAUSE_MS = 800

/** Kept in pauses and on leaving: a note is one event, not one for each letter. */
function NoteField({ kept, onKeep }: NoteFieldProps) {
  const id = useId()
  const [text, setText] = useState(kept)
  const latest = useRef({ text, kept, onKeep })
  useEffect(() => {
    latest.current = { text, kept, onKeep }
  })

  useEffect(() => {
    const pause = setTimeout(() => save(latest.current), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [text])
  useEffect(() => {
    const leave = () => save(latest.current)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  return (
    <div className="mt-3">
      <label className="text-muted" htmlFor={id}>
        Your note
      </label>
      <textarea
        className="mt-1 block min-h-20 w-full rounded-[10px] border border-edge bg-surface px-3 py-2"
        id={id}
        maxLength={LONGEST_NOTE}
        onBlur={() => save({ text, kept, onKeep })}
        onChange={(event) => setText(event.currentTarget.value)}
        value={text}
      />
    </div>
  )
}

function save({ text, kept, onKeep }: NoteFieldProps & { readonly text: string }) {
  if (text.trim() !== kept.trim()) onKeep(text.trim())
}
