'use client'

import { createContext, lazy, use, useCallback, useMemo, useState, type ReactNode } from 'react'

import { Optional } from './optional'
import { useShortcuts } from './shortcuts'

type Overlay = 'palette' | 'keys'

interface Overlays {
  readonly open: (overlay: Overlay) => void
}

const OverlayContext = createContext<Overlays>({ open: () => undefined })

export const useOverlay = () => use(OverlayContext)

// Neither is part of the first load: their code arrives with the first key press or click.
const Palette = lazy(() => import('./palette'))
const KeySheet = lazy(() => import('./key-sheet'))

/** Also not part of the first load. */
const takeBack = () =>
  void import('./undo-last').then(
    ({ undoLast }) => undoLast(),
    () => undefined,
  )

export function OverlayProvider({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>()
  const close = useCallback(() => setOverlay(undefined), [])
  const overlays = useMemo(() => ({ open: setOverlay }), [])

  useShortcuts('Everywhere', [
    { keys: 'mod+k', label: 'Open the palette', run: () => setOverlay('palette') },
    { keys: '/', label: 'Search', run: () => setOverlay('palette') },
    { keys: '?', label: 'Show all keys', run: () => setOverlay('keys') },
    { keys: 'mod+z', label: 'Take back what you did last', run: takeBack },
  ])

  return (
    <OverlayContext value={overlays}>
      {children}
      {overlay && (
        <Optional key={overlay}>
          {overlay === 'palette' ? (
            <Palette onClose={close} onKeys={() => setOverlay('keys')} />
          ) : (
            <KeySheet onClose={close} />
          )}
        </Optional>
      )}
    </OverlayContext>
  )
}
