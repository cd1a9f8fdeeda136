'use client'

import { later } from '@/components/shell/later'

/** No page loads Recharts at first. */
export const shareRows = later(
  async () => (await import('@/components/charts/share-rows')).ShareRows,
)
export const calibrationCurve = later(
  async () => (await import('@/components/charts/calibration-curve')).CalibrationCurve,
)
export const dayBars = later(async () => (await import('@/components/charts/day-bars')).DayBars)
