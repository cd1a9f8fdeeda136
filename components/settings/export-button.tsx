'use client'

import { Download } from 'lucide-react'

import { exportEvents } from '@/components/shell/export-events'
import { Button } from '@/components/ui/button'
import type { Learner } from '@/lib/progress/learner'

export function ExportButton({ learner }: { readonly learner: Learner }) {
  return (
    <Button className="mt-4" onClick={() => void exportEvents(learner.log)}>
      <Download aria-hidden className="size-4" /> Export as JSON
    </Button>
  )
}
