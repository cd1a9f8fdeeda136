'use client'

import { later, useLater } from '@/components/shell/later'
import type { Drawing } from '@/lib/simulator/drawing'

const bars = later(async () => (await import('./bars')).Bars)

/** The table stands by itself until the picture is here, and when it does not come. */
export function SheetDrawing({ drawing }: { readonly drawing: Drawing }) {
  const { Part: Bars } = useLater(bars)
  return <div className="mt-3">{Bars && <Bars drawing={drawing} />}</div>
}
