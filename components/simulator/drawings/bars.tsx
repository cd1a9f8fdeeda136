import type { Bar, BarsDrawing } from '@/lib/simulator/drawing'

/** One bar for all there is, filled where it was used. The table below says the same. */
export function Bars({ drawing }: { readonly drawing: BarsDrawing }) {
  const most = Math.max(...drawing.groups.flatMap(({ bars }) => bars.map(({ all }) => all)))
  return (
    <div aria-hidden className="text-small">
      <div className="grid gap-y-4">
        {drawing.groups.map(({ name, bars }, n) => (
          <div key={n}>
            <p className="font-medium">{name}</p>
            {bars.map((bar, row) => (
              <div
                key={row}
                className="grid grid-cols-2 items-center gap-x-4 py-0.5 leading-5 text-muted sm:grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)_minmax(9.5rem,auto)]"
              >
                <span>{bar.name}</span>
                <span className="text-right tabular-nums sm:order-last">{bar.says}</span>
                <BarPicture bar={bar} share={sizeOf(bar.all) / sizeOf(most)} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="mt-2 text-muted">Longer bars hold more; their lengths are logarithmic.</p>
    </div>
  )
}

/** One page and a million have room in one picture. */
const sizeOf = (all: number) => 1 + Math.log10(all)

const WIDTH = 1_000
/** So much stays visible on a phone. */
const LEAST = 5

interface BarPictureProps {
  readonly bar: Bar
  /** Of the room there is; centred, so that the levels of a tree look like one. */
  readonly share: number
}

function BarPicture({ bar, share }: BarPictureProps) {
  const room = WIDTH * share
  const left = (WIDTH - room) / 2
  return (
    <svg
      className="h-3 w-full overflow-visible max-sm:col-span-2"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} 12`}
    >
      <rect
        className="fill-wash stroke-edge"
        height="12"
        vectorEffect="non-scaling-stroke"
        width={room}
        x={left}
      />
      {usedSpans(bar, room).map(({ from, width }, n) => (
        <rect key={n} className="fill-ink" height="12" width={width} x={left + from} />
      ))}
    </svg>
  )
}

const SCATTERED_MOST = 80

function usedSpans({ all, from, used, isScattered }: Bar, room: number) {
  if (isScattered) {
    const shown = Math.min(used, SCATTERED_MOST)
    const gap = room / shown
    return Array.from({ length: shown }, (_, n) => ({ from: (n + 0.5) * gap, width: LEAST }))
  }
  const width = used === 0 ? 0 : Math.max(LEAST, (used / all) * room)
  return [{ from: Math.min((from / all) * room, room - width), width }]
}
