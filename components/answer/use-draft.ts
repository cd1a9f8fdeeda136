'use client'

import { useEffect, useRef, useState } from 'react'

import { learnerPorts } from '@/components/shell/stores'
import { createDraftWriter } from '@/lib/state/draft-writer'
import type { StorageProblem } from '@/lib/progress/storage-problem'

interface Draft {
  /** Undefined until storage has answered: an editor must not open empty over a draft. */
  readonly text: string | undefined
  readonly problem: StorageProblem | undefined
  readonly write: (text: string) => void
}

/** Text that is kept as it is typed and is there after a reload. */
export function useDraft(key: string): Draft {
  const [text, setText] = useState<string>()
  const [problem, setProblem] = useState<StorageProblem>()
  const typed = useRef(false)
  const [save] = useState(() =>
    createDraftWriter({ drafts: learnerPorts.drafts, key, report: setProblem }),
  )

  useEffect(() => {
    let gone = false
    const show = (stored?: string) => gone || typed.current || setText(stored ?? '')
    learnerPorts.drafts.read(key).then(show, () => show())
    return () => void (gone = true)
  }, [key])

  const write = (next: string) => {
    typed.current = true
    setText(next)
    save(next)
  }
  return { text, problem, write }
}
