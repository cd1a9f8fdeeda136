import type { LaneReading } from '@/lib/simulator/reading'

import { noteOf } from './geometry'

interface LaneLabelProps {
  readonly lane: LaneReading
  readonly top: number
  /** The width of the column of labels, or 0 where they stand above the marks. */
  readonly wide: number
}

export function LaneLabel({ lane, top, wide }: LaneLabelProps) {
  return (
    <div
      className="pointer-events-none absolute left-0 pr-3 leading-tight"
      style={{ top, width: wide > 0 ? wide : '100%' }}
    >
      <p className="line-clamp-2 text-small leading-tight font-medium">{lane.name}</p>
      <p className="line-clamp-2 font-mono text-xs leading-4 text-muted">{noteOf(lane, wide)}</p>
      {wide > 0 &&
        lane.gauges.map(({ label }) => (
          <p key={label} className="truncate font-mono text-xs leading-5 text-muted">
            {label}
          </p>
        ))}
    </div>
  )
}
