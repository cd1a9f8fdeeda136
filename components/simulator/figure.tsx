'use client'

import { useState } from 'react'

import { TimelineCanvas } from '@/components/charts/timeline/timeline-canvas'
import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import type { RunView } from '@/lib/simulator/host'
import { SHAPES, type Reading } from '@/lib/simulator/reading'
import { moment } from '@/lib/simulator/words'
import type { SimulatorState } from '@/lib/state/simulator/state'

interface FigureProps {
  readonly run: RunView
  readonly state: SimulatorState
  readonly onSeek: (atMs: number) => void
}

/** The run as lanes over time. Its title is the answer; the tables below hold the same in words. */
export function Figure({ run, state, onSeek }: FigureProps) {
  const { atMs, fork, lesson, prediction } = state
  const { reading } = run
  const [isZoomed, setZoomed] = useState(false)
  const here = reading.moments.find((named) => named.atMs === atMs)
  const said = prediction && lesson.predict?.kind === 'moment' ? Number(prediction.said) : null
  return (
    <figure aria-label={`${reading.headline}.`} className="mt-4">
      <TimelineCanvas
        atMs={atMs}
        durationMs={reading.durationMs}
        fork={fork && { atMs: fork.order.atMs, lanes: fork.reading.lanes }}
        ghostMs={said}
        isZoomed={isZoomed}
        lanes={reading.lanes}
        onSeek={onSeek}
        timeLabel={here ? `${moment(atMs)}, ${here.label}` : moment(atMs)}
      />
      <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-small text-muted">
        {reading.legend
          .filter((item) => isShown(reading, item.shape))
          .map(({ shape, says }) => (
            <span key={shape} className="flex items-center gap-1.5">
              <Mark shape={shape} /> {says}
            </span>
          ))}
        {reading.lanes.some(({ gauges }) => gauges.some(({ threshold }) => threshold !== null)) && (
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="w-6 border-t border-dashed border-stop" /> limit
          </span>
        )}
        <Button
          aria-pressed={isZoomed}
          className="ml-auto"
          look="quiet"
          onClick={() => setZoomed(!isZoomed)}
        >
          {isZoomed ? 'Show the whole run' : 'Zoom in at the playhead'}
        </Button>
      </div>
    </figure>
  )
}

const isShown = ({ lanes }: Reading, shape: (typeof SHAPES)[number]) =>
  lanes.some(({ marks }) => marks.shapes.includes(SHAPES.indexOf(shape)))
