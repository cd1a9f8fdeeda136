'use client'

import { Download } from 'lucide-react'

import { exportKept } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'

export function ExportButton() {
  return (
    <Button className="mt-4" onClick={exportKept}>
      <Download aria-hidden className="size-4" /> Export as JSON
    </Button>
  )
}
