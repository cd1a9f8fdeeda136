'use client'

import { Flag } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { storageProblems } from '@/components/shell/storage-problems'
import { learnerPorts } from '@/components/shell/stores'
import { useLearner } from '@/components/shell/use-learner'
import { Button } from '@/components/ui/button'
import type { ItemId } from '@/lib/content/item-id'
import { LONGEST_NOTE } from '@/lib/progress/events'
import type { LearnerState } from '@/lib/progress/fold'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'

interface MarginaliaProps {
  readonly itemId: ItemId
}

/** The learner's own marks on a question: a flag to find it by, and a note. */
export function Marginalia({ itemId }: MarginaliaProps) {
  const view = useLearner()
  return (
    <section aria-label="Your marks" className="border-t border-line pt-4">
      {view.phase === 'open' ? (
        <Marks key={itemId} itemId={itemId} progress={view.progress} />
      ) : (
        <p className="text-muted">
          {view.phase === 'failed'
            ? `A flag and a note have no place to be kept. ${storageProblems[view.problem]}`
            : 'Looking for your flag and note…'}
        </p>
      )}
    </section>
  )
}

function Marks({ itemId, progress }: MarginaliaProps & { readonly progress: LearnerState }) {
  const [problem, setProblem] = useState<StorageProblem>()
  const flagged = progress.flags.has(itemId)

  /** Whether it is stored. */
  const keep = async (fact: Parameters<typeof learnerPorts.log.append>[0]) => {
    setProblem(undefined)
    try {
      await learnerPorts.log.append(fact)
      return true
    } catch (cause) {
      setProblem(problemOf(cause))
      return false
    }
  }
  return (
    <>
      <FlagButton
        flagged={flagged}
        onFlag={() => void keep({ kind: 'flagged', itemId, on: !flagged })}
      />
      <NoteField
        kept={progress.notes.get(itemId) ?? ''}
        onKeep={(text) => keep({ kind: 'noted', itemId, text })}
      />
      <p aria-live="polite" className="mt-1 text-muted">
        {problem && `Not kept: ${storageProblems[problem]}`}
      </p>
    </>
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
    <Button
      aria-pressed={flagged}
      className="aria-pressed:border-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink"
      onClick={onFlag}
    >
      <Flag aria-hidden className={`size-4 ${flagged ? 'fill-current' : ''}`} />
      Flag
    </Button>
  )
}

interface NoteFieldProps {
  readonly kept: string
  /** Whether it is stored. */
  readonly onKeep: (text: string) => Promise<boolean>
}

/** The text is the field's own: what React redraws cannot take a letter away from it. */
function NoteField(props: NoteFieldProps) {
  const id = useId()
  const { area, save, saveSoon } = useNote(props)
  return (
    <div className="mt-3">
      <label className="text-muted" htmlFor={id}>
        Your note
      </label>
      <textarea
        ref={area}
        className="mt-1 block min-h-20 w-full rounded-[10px] border border-edge bg-surface px-3 py-2"
        id={id}
        maxLength={LONGEST_NOTE}
        onBlur={(event) => void save(event.currentTarget)}
        onChange={(event) => saveSoon(event.currentTarget)}
      />
    </div>
  )
}

const PAUSE_MS = 800

/** Kept in pauses and on leaving: a note is one event, not one for each letter. */
function useNote({ kept, onKeep }: NoteFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  /** What the field sent or took over last; what it holds beyond that is not kept yet. */
  const saved = useRef('')
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = async (field: HTMLTextAreaElement) => {
    clearTimeout(pause.current)
    const text = field.value.trim()
    if (text === saved.current) return
    saved.current = text
    const stored = await onKeep(text)
    // Leaving the field tries again.
    if (!stored && saved.current === text) saved.current = kept
  }
  const saveSoon = (field: HTMLTextAreaElement) => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => void save(field), PAUSE_MS)
  }

  // What another tab wrote comes in while nothing here would be lost by it.
  useEffect(() => {
    const field = area.current
    if (!field || kept === saved.current || field.value.trim() !== saved.current) return
    saved.current = kept
    field.value = kept
  }, [kept])

  const leave = useEffectEvent(save)
  useEffect(() => {
    const field = area.current
    if (!field) return
    const onLeave = () => void leave(field)
    addEventListener('pagehide', onLeave)
    return () => {
      removeEventListener('pagehide', onLeave)
      onLeave()
    }
  }, [])
  return { area, save, saveSoon }
}
