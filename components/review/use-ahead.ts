'use client'

import { useEffect } from 'react'

import type { Turn } from '@/lib/state/sitting-store'

import { topicFile } from './topic-files'

/** Fetches what the next cards need while this one is answered. */
export function useAhead(turn: Turn | undefined) {
  useEffect(() => {
    for (const { item } of turn?.following ?? []) {
      if (item.level !== undefined)
        void topicFile(item.topic)
          .load()
          .catch(() => undefined)
    }
  }, [turn])
}
