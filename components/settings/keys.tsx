'use client'

import { useOverlay } from '@/components/shell/overlays'
import { preferences, usePreferences } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'
import { Tick } from '@/components/ui/tick'

export function Keys() {
  const { singleKeys } = usePreferences()
  const { open } = useOverlay()
  return (
    <>
      <Tick
        checked={singleKeys}
        onChange={(on) => preferences.getState().change({ singleKeys: on })}
      >
        Single keys, such as <code>/</code>, <code>?</code> and <code>1</code> to <code>4</code>
        <span className="block text-small text-muted">
          Switch them off if you use speech input. Keys with Ctrl or ⌘ stay on.
        </span>
      </Tick>
      <Button className="mt-3" onClick={() => open('keys')}>
        Show all keys
      </Button>
    </>
  )
}
