'use client'

import { useFocusOnMount } from '@/components/answer/use-focus-on-mount'
import { useShortcuts } from '@/components/shell/shortcuts'
import { Button } from '@/components/ui/button'

/** Offered with the grade and focused, so that Enter, Space or a thumb goes on. */
export function NextCard({ onNext }: { readonly onNext: () => void }) {
  const ref = useFocusOnMount<HTMLButtonElement>()
  useShortcuts('Review', [
    { keys: 'Space', label: 'Next card', run: onNext },
    { keys: 'Enter', label: 'Next card', run: onNext },
  ])
  return (
    <Button ref={ref} className="mt-1 min-h-13 w-full" look="primary" onClick={onNext}>
      Next card
    </Button>
  )
}
