'use client'

import { Download } from 'lucide-react'

import { Button } from '@/components/ui/button'
import type { Learner } from '@/lib/progress/learner'

/** Every event as it is stored, one JSON file. */
export function ExportButton({ learner }: { readonly learner: Learner }) {
  const save = async () => {
    const events = await learner.log.read()
    const file = new Blob([JSON.stringify({ app: 'retry-after', events }, null, 2)], {
      type: 'application/json',
    })
    const url = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = url
    link.download = 'retry-after-data.json'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button className="mt-4" onClick={() => void save()}>
      <Download aria-hidden className="size-4" /> Export as JSON
    </Button>
  )
}
