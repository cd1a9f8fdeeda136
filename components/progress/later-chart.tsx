'use client'

import type { ComponentType } from 'react'

import { type Later, useLater } from '@/components/shell/later'

interface LaterChartProps<Props> {
  readonly chart: Later<ComponentType<Props>>
  readonly height: number
  readonly props: Props
}

/** Recharts comes after the words, and its room is kept. */
export function LaterChart<Props extends object>({ chart, height, props }: LaterChartProps<Props>) {
  const { Part } = useLater(chart)
  if (Part) return <Part {...props} />
  return (
    <p className="text-small text-muted" style={{ height }}>
      The chart is on its way; the table is here.
    </p>
  )
}
