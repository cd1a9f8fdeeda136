'use client'

import { savesData } from '@/components/shell/later-files'
import { useReadiness } from '@/components/shell/use-readiness'
import { Mark } from '@/components/ui/mark'
import { bytes } from '@/lib/format/bytes'

/** Two facts in plain words: whether the pages are on this device, and whether the editor is. */
export function OfflineStatus() {
  const readiness = useReadiness()
  switch (readiness?.kind) {
    case undefined:
      return <p className="min-h-13 text-muted">Looking at what is on this device…</p>
    case 'ready':
      return (
        <p className="min-h-13">
          <Mark shape="dot" /> Ready offline: every page and the editor are on this device.
        </p>
      )
    case 'missing':
      return (
        <p className="min-h-13">
          <Mark shape="half" />{' '}
          {readiness.bytes > 0
            ? `Pages are on this device. The editor (${bytes(readiness.bytes)}) ${savesData() ? 'is fetched when it is first used, because you asked to save data' : 'is on its way'}.`
            : 'The pages are being copied to this device. It takes a few seconds after the first visit.'}
        </p>
      )
    case 'unsupported':
      return (
        <p className="min-h-13">
          <Mark shape="cross" /> This browser does not allow offline copies here (a private window
          does that). The site needs the network.
        </p>
      )
  }
}
