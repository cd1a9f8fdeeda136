'use client'

import { Download } from 'lucide-react'

import { exportKept } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'

export function ExportButton({ onExported }: { readonly onExported: () => void }) {
  return (
    <Button className="mt-3" onClick={() => void exportKept().then(onExported)}>
      <Download aria-hidden className="size-4" /> Export as JSON
    </Button>
  )
}
