import { xOf, type Geometry, type Window } from './geometry'

const TOP = 14
const BOTTOM = 24

interface PointersProps {
  readonly geometry: Geometry
  readonly atMs: number
  /** The time at the head of the playhead. */
  readonly timeLabel: string
  /** Where somebody said that it would happen. */
  readonly ghostMs: number | null
}

/** What moves over the canvases, as elements: to move one repaints nothing. */
export function Pointers({ geometry, atMs, timeLabel, ghostMs }: PointersProps) {
  const { overview, lens } = geometry
  const x = xOf(overview, atMs)
  const head = lens ? xOf(lens, atMs) : x
  return (
    <>
      {lens && <LensFrame lens={lens} overview={overview} />}
      {ghostMs !== null && <Ghost geometry={geometry} ghostMs={ghostMs} />}
      {lens && <Line className="bg-ink" x={x} />}
      <Line className="bg-ink" x={head} />
      <span
        className="absolute top-0 font-mono text-xs leading-none whitespace-pre"
        // One letter is as wide as another: it stays inside at the right end.
        style={{ left: `max(0px, min(${head + 6}px, 100% - ${timeLabel.length}ch))` }}
      >
        {timeLabel}
      </span>
    </>
  )
}

function Line({ x, className }: { readonly x: number; readonly className: string }) {
  return (
    <span
      className={`absolute left-0 w-px ${className}`}
      style={{ top: TOP, bottom: BOTTOM, transform: `translateX(${Math.round(x)}px)` }}
    />
  )
}

/** Which stretch of the run the lens shows, and that it is this one. */
function LensFrame({ lens, overview }: { readonly lens: Window; readonly overview: Window }) {
  const [from, until] = [xOf(overview, lens.fromMs), xOf(overview, lens.untilMs)]
  const rows = { top: TOP, bottom: BOTTOM }
  return (
    <>
      <span className="absolute bg-signal/9" style={{ ...rows, left: from, width: until - from }} />
      <span
        className="absolute border-y border-line"
        style={{ ...rows, left: until, width: Math.max(0, lens.left - until) }}
      />
      <span
        className="absolute border border-line"
        style={{ ...rows, left: lens.left, width: lens.width }}
      />
    </>
  )
}

interface GhostProps {
  readonly geometry: Geometry
  readonly ghostMs: number
}

function Ghost({ geometry, ghostMs }: GhostProps) {
  const x = xOf(geometry.overview, ghostMs)
  const isRightOf = x <= geometry.overview.left + 90
  return (
    <span
      className="absolute left-0 border-l border-dashed border-signal text-signal"
      style={{ top: TOP, bottom: BOTTOM, transform: `translateX(${Math.round(x)}px)` }}
    >
      <span
        className={`absolute bottom-1 px-1.5 font-mono text-xs leading-none whitespace-pre ${isRightOf ? 'left-0' : 'right-0'}`}
      >
        you said
      </span>
    </span>
  )
}
