'use client'

import { ChevronLeft, ChevronRight, SkipBack, SkipForward } from 'lucide-react'
import type { ReactNode } from 'react'

import { useShortcuts } from '@/components/shell/shortcuts'
import { Button } from '@/components/ui/button'
import type { NamedMoment } from '@/lib/simulator/reading'
import { moment } from '@/lib/simulator/words'
import type { SimulatorActions } from '@/lib/state/simulator/state'

interface PlayerProps {
  readonly atMs: number
  readonly durationMs: number
  readonly moments: readonly NamedMoment[]
  readonly isPlaying: boolean
  readonly onToggle: () => void
  readonly speeds: readonly number[]
  readonly speed: number
  readonly onSpeed: (speed: number) => void
  readonly move: Pick<SimulatorActions, 'seek' | 'step' | 'jump'>
}

export function Player(props: PlayerProps) {
  const { atMs, durationMs, moments, isPlaying, onToggle, move } = props
  useShortcuts('Simulator', [
    { keys: 'Space', label: 'Play or pause', run: onToggle },
    { keys: 'ArrowRight', label: 'To the next event', run: () => void move.step(1) },
    { keys: 'ArrowLeft', label: 'To the event before', run: () => void move.step(-1) },
    { keys: ']', label: 'To the next moment worth a look', run: () => move.jump(1) },
    { keys: '[', label: 'To the moment before', run: () => move.jump(-1) },
  ])
  const hasMoment = (towards: -1 | 1) =>
    moments.some((each) => (towards === 1 ? each.atMs > atMs : each.atMs < atMs))
  return (
    <div aria-label="Time" className="mt-3 flex flex-wrap items-center gap-2" role="group">
      <IconButton disabled={!hasMoment(-1)} label="Moment before" onClick={() => move.jump(-1)}>
        <SkipBack aria-hidden className="size-4" />
      </IconButton>
      <IconButton disabled={atMs <= 0} label="Event before" onClick={() => void move.step(-1)}>
        <ChevronLeft aria-hidden className="size-4.5" />
      </IconButton>
      <Button className="min-w-20" look="primary" onClick={onToggle}>
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <IconButton
        disabled={atMs >= durationMs}
        label="Next event"
        onClick={() => void move.step(1)}
      >
        <ChevronRight aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton disabled={!hasMoment(1)} label="Next moment" onClick={() => move.jump(1)}>
        <SkipForward aria-hidden className="size-4" />
      </IconButton>
      <Scrubber {...props} />
      <code className="h-5 w-24 text-right leading-5 tabular-nums contain-strict">
        {moment(atMs)}
      </code>
      <Speeds {...props} />
    </div>
  )
}

interface IconButtonProps {
  readonly label: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function IconButton({ label, ...rest }: IconButtonProps) {
  return <Button aria-label={label} className="min-w-11 px-2" {...rest} />
}

const PAGE = 20

/** The arrows go from event to event, as a millisecond of a long run is nothing to see. */
function Scrubber({ atMs, durationMs, move, onToggle }: PlayerProps) {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => void move.step(1),
    ArrowUp: () => void move.step(1),
    ArrowLeft: () => void move.step(-1),
    ArrowDown: () => void move.step(-1),
    ' ': onToggle,
    PageUp: () => move.seek(atMs + durationMs / PAGE),
    PageDown: () => move.seek(atMs - durationMs / PAGE),
  }
  return (
    <input
      aria-label="Playhead"
      aria-valuetext={`${moment(atMs)} of ${moment(durationMs)}`}
      className="h-11 min-w-40 flex-1 accent-ink"
      max={durationMs}
      min={0}
      onChange={({ target }) => move.seek(Number(target.value))}
      onKeyDown={(event) => {
        const run = keys[event.key]
        if (!run) return
        event.preventDefault()
        run()
      }}
      type="range"
      value={atMs}
    />
  )
}

function Speeds({ speeds, speed, onSpeed }: PlayerProps) {
  return (
    <select
      aria-label="Speed"
      className="min-h-11 rounded-lg border border-edge bg-surface px-2 text-small"
      onChange={({ target }) => onSpeed(Number(target.value))}
      value={speed}
    >
      {speeds.map((each) => (
        <option key={each} value={each}>
          {each}×
        </option>
      ))}
    </select>
  )
}
