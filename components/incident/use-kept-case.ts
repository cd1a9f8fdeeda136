'use client'

import { useEffect, useState } from 'react'

import { learnerPorts } from '@/components/shell/stores'
import { whenIdle } from '@/components/shell/when-idle'
import { itemId } from '@/lib/content/item-id'
import { caseKey, type KeptCase, parseCase } from '@/lib/state/incident/kept-case'

/** An investigation that was left open. It is looked for at idle, as most pages have none. */
export function useKeptCase(id: string): KeptCase | null {
  const [kept, setKept] = useState<KeptCase | null>(null)
  useEffect(
    () =>
      whenIdle(() => {
        learnerPorts.drafts.read(caseKey(itemId(id))).then(
          (draft) => setKept(parseCase(draft)),
          // Without storage there is nothing to go on with.
          () => undefined,
        )
      }),
    [id],
  )
  return kept
}
