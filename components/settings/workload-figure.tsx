import { rate } from '@/lib/format/rate'
import type { Workload } from '@/lib/review/workload'

interface WorkloadFigureProps {
  readonly title: string
  readonly loads: readonly Pick<Workload, 'retention' | 'perDay'>[]
  /** In percent. */
  readonly chosen: number
  readonly inForce: number
}

const HEIGHT = 96

/** A bar for each percent; the sentence above and the table below say the same. */
export function WorkloadFigure({ title, loads, chosen, inForce }: WorkloadFigureProps) {
  const most = Math.max(...loads.map(({ perDay }) => perDay))
  return (
    <figure aria-hidden className="mt-3">
      <figcaption className="flex justify-between text-small text-muted">
        <span>{title}</span>
        <span>{rate(most)} at 97 %</span>
      </figcaption>
      <div className="mt-1 flex items-end gap-0.5 border-b border-edge" style={{ height: HEIGHT }}>
        {loads.map(({ retention, perDay }) => {
          const percent = Math.round(retention * 100)
          return (
            <span
              key={percent}
              className={`min-w-0 flex-1 rounded-t-xs border ${lookOf(percent, chosen, inForce)}`}
              style={{ height: `${Math.max(2, (perDay / most) * 100)}%` }}
            />
          )
        })}
      </div>
      <div className="relative mt-1 h-5 text-xs text-muted">
        {[70, 80, 90, 97].map((percent) => (
          <span
            key={percent}
            className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0 last:-translate-x-full"
            style={{
              left: `${percent === 70 ? 0 : percent === 97 ? 100 : ((percent - 69.5) / 28) * 100}%`,
            }}
          >
            {percent} %
          </span>
        ))}
      </div>
    </figure>
  )
}

/** Chosen is filled, in force is outlined, the rest is quiet. */
function lookOf(percent: number, chosen: number, inForce: number): string {
  if (percent === chosen) return 'border-signal bg-signal'
  if (percent === inForce) return 'border-ink bg-transparent'
  return 'border-transparent bg-line'
}
