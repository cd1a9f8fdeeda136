import type { ReactNode } from 'react'

interface ChartBoxProps {
  /** The chart in one sentence; whoever wants the numbers takes the table. */
  readonly label: string
  readonly height: number
  readonly children: ReactNode
}

export function ChartBox({ label, height, children }: ChartBoxProps) {
  return (
    <div aria-label={label} className="w-full" role="img" style={{ height }}>
      {/* Recharts calls each drawing an image too. */}
      <div aria-hidden className="h-full">
        {children}
      </div>
    </div>
  )
}
