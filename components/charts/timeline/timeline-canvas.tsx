'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'

import { paintFrame, paintSheet, type Sheet, type Timeline } from './frame'
import { geometryOf, timeAt, type Geometry } from './geometry'
import { LaneLabel } from './lane-label'
import { onThemeChange, onWidth } from './watch-look'

interface TimelineProps extends Timeline {
  readonly onSeek: (atMs: number) => void
}

/**
 * Every request a mark, at the resolution of the device. The marks are painted once for a run and a
 * size; a frame copies them and draws the playhead and the lens.
 */
export function TimelineCanvas(props: TimelineProps) {
  const { lanes, durationMs, atMs, fork, isZoomed, onSeek } = props
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [look, setLook] = useState(0)
  const isForked = fork !== null
  const geometry = geometryOf({ width, lanes, durationMs, isForked, atMs, isZoomed })

  // Before the first paint: its height depends on the width.
  useLayoutEffect(() => onWidth(box.current, setWidth), [])
  useEffect(() => onThemeChange(() => setLook((n) => n + 1)), [])

  const kept = useRef<{ readonly key: readonly unknown[]; readonly sheet: Sheet }>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element || width === 0) return
    const frame = requestAnimationFrame(() => {
      const key = [lanes, fork, width, look, ...(isZoomed ? [atMs] : [])]
      if (!kept.current || !isSame(kept.current.key, key)) {
        kept.current = { key, sheet: paintSheet(element, geometry, props) }
      }
      paintFrame(element, kept.current.sheet, { geometry, props })
    })
    return () => cancelAnimationFrame(frame)
  })

  const seekTo = (clientX: number) => {
    const { left } = canvas.current!.getBoundingClientRect()
    const x = clientX - left
    const { lens, overview } = geometry
    onSeek(timeAt(lens && x >= lens.left ? lens : overview, x))
  }
  return (
    <div ref={box} className="relative w-full" style={{ height: geometry.height }}>
      <canvas
        ref={canvas}
        aria-hidden
        className="absolute inset-0 touch-pan-y"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          seekTo(event.clientX)
        }}
        onPointerMove={(event) => {
          // In the lens a drag would run away from the pointer: it moves with the playhead.
          if (event.buttons === 1 && !isInLens(geometry, event.nativeEvent.offsetX))
            seekTo(event.clientX)
        }}
        style={{ width, height: geometry.height }}
      />
      {lanes.map((lane, n) => (
        <LaneLabel
          key={n}
          lane={lane}
          top={geometry.lanes[n]!.labelTop}
          wide={geometry.labelWidth}
        />
      ))}
    </div>
  )
}

const isInLens = ({ lens }: Geometry, x: number) => lens !== null && x >= lens.left

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, n) => value === b[n])
