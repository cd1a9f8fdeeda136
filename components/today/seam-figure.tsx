import { Mark } from '@/components/ui/mark'
import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import { rateLimiting } from '@/lib/engines/rate-limit/rate-limit'
import { count } from '@/lib/format/count'

const LIMIT = 10
const WINDOW_MS = 1_000

/** A trickle, and a burst across the edge of a window. */
const scenario = rateLimiting.scenario.parse({
  seed: 7,
  durationMs: 3_000,
  sources: [
    { arrivals: { kind: 'constant', perSecond: 3 } },
    { arrivals: { kind: 'constant', perSecond: 50 }, fromMs: 1_820, untilMs: 2_180 },
  ],
  lanes: [
    { kind: 'policy', policy: { kind: 'fixed-window', limit: LIMIT, windowMs: WINDOW_MS } },
    { kind: 'policy', policy: { kind: 'sliding-log', limit: LIMIT, windowMs: WINDOW_MS } },
  ],
  trailingMs: WINDOW_MS,
})

const LANES = ['Fixed window', 'Sliding log']
/** The dense half second around the edge at 2 s. */
const FROM_MS = 1_750
const TO_MS = 2_250
const TICKS_MS = [1_800, 1_900, 2_000, 2_100, 2_200]

const across = (atMs: number) => `${((atMs - FROM_MS) / (TO_MS - FROM_MS)) * 100}%`

/** Computed by the engine while the page is built: the sentence is what the run says. */
export function SeamFigure() {
  const events: RateLimitEvent[] = []
  rateLimiting.simulate(scenario, (event) => events.push(event))
  const lanes = LANES.map((name, lane) => ({
    name,
    events: events.filter((event) => event.lane === lane),
  }))
  const [fixed, log] = lanes.map((lane) => Math.max(...lane.events.map(({ trailing }) => trailing)))
  return (
    <figure className="mt-14">
      <figcaption className="font-medium">
        The fixed window let {count(fixed!, 'request')} through within one second; its limit is{' '}
        {LIMIT}.
      </figcaption>
      <p className="mt-1 text-small text-muted">
        At 2 s it forgets and starts again. The sliding log never passed more than {log} in any
        second. A dot was allowed, a cross refused with 429.
      </p>
      <div aria-hidden className="relative mt-4 overflow-x-clip pb-6">
        {TICKS_MS.map((atMs) => (
          <Tick key={atMs} atMs={atMs} />
        ))}
        {lanes.map((lane) => (
          <div key={lane.name} className="pt-3">
            <p className="text-small">{lane.name}</p>
            <div className="relative h-7">
              <div className="absolute inset-x-0 top-1/2 border-t border-line" />
              {lane.events.filter(isInView).map(({ request, kind, atMs }) => (
                <span
                  key={request}
                  className="absolute top-1/2 -translate-1/2 leading-none [&>svg]:size-2.5 sm:[&>svg]:size-3"
                  style={{ left: across(atMs) }}
                >
                  <Mark shape={kind === 'throttled' ? 'cross' : 'dot'} />
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
    </figure>
  )
}

const isInView = ({ atMs }: RateLimitEvent) => atMs >= FROM_MS && atMs <= TO_MS

/** The edge of the fixed window is drawn through; the others are only named. */
function Tick({ atMs }: { readonly atMs: number }) {
  return (
    <span
      className={`absolute inset-y-0 flex items-end ${atMs % WINDOW_MS === 0 ? 'border-l border-dashed border-edge' : ''}`}
      style={{ left: across(atMs) }}
    >
      <span className="-translate-x-1/2 bg-paper px-1 font-mono text-xs leading-5 whitespace-nowrap text-muted">
        {(atMs / 1_000).toFixed(1)} s
      </span>
    </span>
  )
}
