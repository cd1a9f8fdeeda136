'use client'

import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react'

import { copy, lensBox, paintLens, paintOverview, type Picture } from './frame'
import { geometryOf, timeAt, xOf, type Geometry } from './geometry'
import { LaneLabel } from './lane-label'
import { readPalette, type Palette } from './palette'
import { Pointers } from './pointers'
import { onThemeChange, onWidth } from './watch-look'

interface TimelineProps extends Picture {
  readonly durationMs: number
  readonly atMs: number
  readonly timeLabel: string
  readonly ghostMs: number | null
  readonly isZoomed: boolean
  readonly onSeek: (atMs: number) => void
}

/**
 * Every request a mark, at the resolution of the device. The marks are painted once for a run and a
 * size, twice: pale for what lies ahead, in full for what is past. The playhead moves the line
 * between the two, so a frame paints nothing but the lens.
 */
export function TimelineCanvas(props: TimelineProps) {
  const { lanes, durationMs, atMs, fork, isZoomed, onSeek } = props
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const geometry = geometryOf({ width, lanes, durationMs, isForked: fork !== null, atMs, isZoomed })
  // Before the first paint: its height depends on the width.
  useLayoutEffect(() => onWidth(box.current, setWidth), [])
  const { past, ahead, lens } = usePainted(props, width)

  const seekTo = ({ clientX, buttons, type }: PointerEvent) => {
    const x = clientX - box.current!.getBoundingClientRect().left
    const isInLens = geometry.lens !== null && x >= geometry.lens.left
    // In the lens a drag would run away from the pointer: it moves with the playhead.
    if (type === 'pointermove' && (buttons !== 1 || isInLens)) return
    onSeek(timeAt(isInLens ? geometry.lens! : geometry.overview, x))
  }
  const size = { width, height: geometry.height }
  const border = `${Math.max(0, xOf(geometry.overview, atMs) + 3)}px`
  return (
    <div ref={box} className="relative w-full contain-strict" style={{ height: geometry.height }}>
      <div
        aria-hidden
        className="absolute inset-0 touch-pan-y select-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          seekTo(event)
        }}
        onPointerMove={seekTo}
      >
        <canvas
          ref={ahead}
          className="absolute inset-0 opacity-35 will-change-transform"
          style={{ ...size, clipPath: `inset(0 0 0 ${border})` }}
        />
        <canvas
          ref={past}
          className="absolute inset-0 will-change-transform"
          style={{ ...size, clipPath: `inset(0 calc(100% - ${border}) 0 0)` }}
        />
        {geometry.lens && (
          <canvas ref={lens} className="absolute top-0" style={placeOf(geometry, geometry.lens)} />
        )}
        <Pointers {...props} geometry={geometry} />
      </div>
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

const placeOf = ({ height }: Geometry, lens: NonNullable<Geometry['lens']>) => ({
  ...lensBox(lens),
  height,
})

/** The canvases, painted before the browser shows what React changed. */
function usePainted({ lanes, durationMs, atMs, fork, isZoomed }: TimelineProps, width: number) {
  const past = useRef<HTMLCanvasElement>(null)
  const ahead = useRef<HTMLCanvasElement>(null)
  const lens = useRef<HTMLCanvasElement>(null)
  const [palette, setPalette] = useState<Palette>()
  useLayoutEffect(() => {
    const read = () => setPalette(readPalette(past.current!))
    read()
    return onThemeChange(read)
  }, [])

  const isForked = fork !== null
  /** Zoomed in, the overview moves with the playhead; else it is the same at every moment. */
  const overviewMs = isZoomed ? atMs : 0
  useLayoutEffect(() => {
    if (width === 0 || !palette || !past.current || !ahead.current) return
    const scene = { width, lanes, durationMs, isForked, isZoomed }
    const geometry = geometryOf({ ...scene, atMs: overviewMs })
    paintOverview({ canvas: past.current, palette, geometry }, { lanes, fork })
    copy(past.current, ahead.current)
  }, [lanes, durationMs, fork, isForked, isZoomed, overviewMs, width, palette])
  useLayoutEffect(() => {
    if (width === 0 || !palette || !lens.current) return
    const geometry = geometryOf({ width, lanes, durationMs, isForked, atMs, isZoomed })
    const ground = { canvas: lens.current, palette, geometry }
    if (geometry.lens) paintLens(ground, { lanes, fork, lens: geometry.lens })
  }, [lanes, durationMs, fork, isForked, isZoomed, atMs, width, palette])
  return { past, ahead, lens }
}
