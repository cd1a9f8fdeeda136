import type { Bar, BarsDrawing } from '@/lib/simulator/drawing'

/** One bar for all there is, filled where it was used. The words at its end say the same. */
export function Bars({ drawing }: { readonly drawing: BarsDrawing }) {
  return (
    <div className="grid gap-x-11 gap-y-5 lg:grid-cols-2">
      {drawing.groups.map(({ name, bars }, n) => (
        <div key={n} className="min-w-0">
          <p className="text-small font-medium">{name}</p>
          {bars.map((bar, row) => (
            <div
              key={row}
              className="mt-1.5 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 text-small text-muted sm:grid-cols-[6rem_minmax(0,1fr)_9.5rem]"
            >
              <span>{bar.name}</span>
              <BarPicture bar={bar} />
              <span className="tabular-nums max-sm:col-start-2 max-sm:row-start-1 sm:text-right">
                {bar.says}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

const WIDTH = 1_000
/** So much stays visible where the bar is only as wide as a phone. */
const LEAST = 4

function BarPicture({ bar }: { readonly bar: Bar }) {
  return (
    <svg
      aria-hidden
      className="h-3 w-full max-sm:col-span-2"
      preserveAspectRatio="none"
      viewBox={`0 0 ${WIDTH} 12`}
    >
      <rect
        className="fill-wash stroke-edge"
        height="12"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        width={WIDTH}
      />
      {usedSpans(bar).map(({ from, width }, n) => (
        <rect key={n} className="fill-ink" height="12" width={width} x={from} />
      ))}
    </svg>
  )
}

const SCATTERED_MOST = 80

function usedSpans({ all, from, used, isScattered }: Bar) {
  if (isScattered && used > 1) {
    const shown = Math.min(used, SCATTERED_MOST)
    return Array.from({ length: shown }, (_, n) => ({
      from: ((n + 0.5) / shown) * WIDTH,
      width: LEAST,
    }))
  }
  const width = used === 0 ? 0 : Math.max(LEAST, (used / all) * WIDTH)
  return [{ from: Math.min((from / all) * WIDTH, WIDTH - width), width }]
}
