'use client'

import { useEffect, useState } from 'react'

import type { QuestionCard } from '@/lib/content/topic-file'
import type { Askable } from '@/lib/review/askable'

import { topicFile } from './topic-files'

export type Fetched =
  | { readonly phase: 'fetching' }
  | { readonly phase: 'here'; readonly card: QuestionCard }
  | { readonly phase: 'missing'; readonly again: () => void }

/** At once when its topic was fetched ahead. */
export function useQuestionCard({ id, topic }: Askable): Fetched {
  const [file, setFile] = useState(() => topicFile(topic).here())
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let gone = false
    topicFile(topic)
      .load()
      .then(
        (loaded) => gone || setFile(loaded),
        () => gone || setFailed(true),
      )
    return () => void (gone = true)
  }, [topic, tries])

  const card = file?.[id]
  if (card) return { phase: 'here', card }
  const again = () => {
    setFailed(false)
    setTries(tries + 1)
  }
  return failed || file ? { phase: 'missing', again } : { phase: 'fetching' }
}
