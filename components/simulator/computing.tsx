'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'

const PATIENCE_MS = 300

/** Most runs are there before anybody could read this. */
export function Computing({ onCancel }: { readonly onCancel: () => void }) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <p className="flex flex-wrap items-center gap-3 text-small text-muted" role="status">
      Computing the run… <Button onClick={onCancel}>Cancel</Button>
    </p>
  )
}
