'use client'

import { later, useLater } from '@/components/shell/later'
import type { BarsDrawing, CurveDrawing, Drawing, StripsDrawing } from '@/lib/simulator/drawing'

/** The table stands by itself until the picture is here, and when it does not come. */
export function SheetDrawing({ drawing }: { readonly drawing: Drawing }) {
  return (
    <div className="mt-4">
      {drawing.kind === 'bars' && <LaterBars drawing={drawing} />}
      {drawing.kind === 'strips' && <LaterStrips drawing={drawing} />}
      {drawing.kind === 'curve' && <LaterCurve drawing={drawing} />}
    </div>
  )
}

const bars = later(async () => (await import('./bars')).Bars)

function LaterBars({ drawing }: { readonly drawing: BarsDrawing }) {
  const { Part: Bars } = useLater(bars)
  return Bars && <Bars drawing={drawing} />
}

const strips = later(async () => (await import('./strips')).Strips)

function LaterStrips({ drawing }: { readonly drawing: StripsDrawing }) {
  const { Part: Strips } = useLater(strips)
  return Strips && <Strips drawing={drawing} />
}

// Recharts comes after the words.
const chart = later(async () => (await import('@/components/charts/curve-chart')).CurveChart)

function LaterCurve({ drawing }: { readonly drawing: CurveDrawing }) {
  const { Part: CurveChart } = useLater(chart)
  return <div className="min-h-72">{CurveChart && <CurveChart {...drawing} />}</div>
}
