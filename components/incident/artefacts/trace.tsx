import type { Span } from '@/lib/incident/artefact'

interface TraceProps {
  readonly title: string
  readonly spans: readonly Span[]
}

const digits = new Intl.NumberFormat('en')
const share = (part: number, all: number) => `${((100 * part) / all).toFixed(2)}%`

/** A waterfall: each span where it ran, under the one that called it. */
export function Trace({ title, spans }: TraceProps) {
  const all = Math.max(1, ...spans.map(({ startMs, tookMs }) => startMs + (tookMs ?? 0)))
  return (
    <div aria-label={title} className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full text-left text-small">
        <thead className="text-muted">
          <tr className="border-b border-line">
            <th className="py-1.5 pr-4 font-normal" scope="col">
              Span, and when it ran
            </th>
            <th className="py-1.5 text-right font-normal" scope="col">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span, place) => (
            <Row key={place} all={all} span={span} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ span, all }: { readonly span: Span; readonly all: number }) {
  const { depth, service, operation, startMs, tookMs, note } = span
  return (
    <tr className="border-b border-line align-top">
      <th className="w-full py-1.5 pr-4 font-normal" scope="row">
        <span className="block leading-snug" style={{ paddingLeft: `${depth * 0.9}rem` }}>
          <span className="text-muted">{service}</span>{' '}
          <span className="font-mono text-[0.8125rem]">{operation}</span>
          {note && <span className="text-muted"> · {note}</span>}
        </span>
        <span className="sr-only">, from {digits.format(startMs)} ms on</span>
        <Bar all={all} span={span} />
      </th>
      <td className="py-1.5 text-right whitespace-nowrap tabular-nums">
        {tookMs === null ? 'no end' : `${digits.format(tookMs)} ms`}
      </td>
    </tr>
  )
}

/** A span without an end fades out: nobody knows how long it ran. */
function Bar({ span: { startMs, tookMs }, all }: { readonly span: Span; readonly all: number }) {
  return (
    <span aria-hidden className="relative mt-1.5 block h-2 rounded-sm bg-wash">
      <span
        className={`absolute inset-y-0 min-w-0.5 rounded-sm ${tookMs === null ? 'bg-linear-to-r from-stop to-transparent' : 'bg-signal'}`}
        style={{ left: share(startMs, all), width: share(tookMs ?? all - startMs, all) }}
      />
    </span>
  )
}
