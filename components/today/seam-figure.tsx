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
const SIZE = { width: 640, left: 108, right: 12, lane: 44, top: 10 }
const BOTTOM = SIZE.top + LANES.length * SIZE.lane
const EDGES_MS = [0, 1_000, 2_000, 3_000]

const xOf = (atMs: number) =>
  SIZE.left + (atMs / scenario.durationMs) * (SIZE.width - SIZE.left - SIZE.right)

/** Computed by the engine while the page is built: the sentence is what the run says. */
export function SeamFigure() {
  const events: RateLimitEvent[] = []
  rateLimiting.simulate(scenario, (event) => events.push(event))
  const worst = LANES.map((_, lane) =>
    Math.max(...events.filter((event) => event.lane === lane).map(({ trailing }) => trailing)),
  )
  return (
    <figure className="mt-14">
      <figcaption className="font-medium">
        The fixed window let {count(worst[0]!, 'request')} through within one second; its limit is{' '}
        {LIMIT}.
      </figcaption>
      <p className="mt-1 text-small text-muted">
        The same traffic through a sliding log: never more than {worst[1]}. A dot was allowed, a
        cross was refused with 429; dashed lines are the edges of the fixed window.
      </p>
      <div
        aria-label="Requests over three seconds"
        className="mt-4 overflow-x-auto"
        role="region"
        tabIndex={0}
      >
        <svg
          aria-hidden
          className="w-full min-w-[34rem]"
          viewBox={`0 0 ${SIZE.width} ${BOTTOM + 22}`}
        >
          {EDGES_MS.map((edgeMs) => (
            <Edge key={edgeMs} edgeMs={edgeMs} />
          ))}
          {LANES.map((name, lane) => (
            <Lane key={name} events={events} lane={lane} name={name} />
          ))}
        </svg>
      </div>
    </figure>
  )
}

function Edge({ edgeMs }: { readonly edgeMs: number }) {
  const x = xOf(edgeMs)
  return (
    <>
      <path
        className="stroke-edge"
        d={`M${x} ${SIZE.top}V${BOTTOM}`}
        strokeDasharray="2 3"
        strokeWidth="1"
      />
      <text className="fill-muted font-mono text-[11px]" textAnchor="middle" x={x} y={BOTTOM + 16}>
        {edgeMs / 1_000} s
      </text>
    </>
  )
}

interface LaneProps {
  readonly lane: number
  readonly name: string
  readonly events: readonly RateLimitEvent[]
}

function Lane({ lane, name, events }: LaneProps) {
  const y = SIZE.top + (lane + 0.5) * SIZE.lane
  return (
    <>
      <text className="fill-ink text-[13px]" dominantBaseline="central" x="0" y={y}>
        {name}
      </text>
      <path className="stroke-line" d={`M${SIZE.left} ${y}H${SIZE.width - SIZE.right}`} />
      {events
        .filter((event) => event.lane === lane)
        .map(({ request, kind, atMs }) =>
          kind === 'throttled' ? (
            <path
              key={request}
              className="stroke-stop"
              d={`M${xOf(atMs) - 3} ${y - 3}l6 6m0 -6l-6 6`}
              strokeWidth="1.5"
            />
          ) : (
            <circle key={request} className="fill-pass" cx={xOf(atMs)} cy={y} r="3" />
          ),
        )}
    </>
  )
}
