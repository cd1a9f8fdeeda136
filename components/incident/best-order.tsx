import { count } from '@/lib/format/count'
import { afterEach } from '@/lib/incident/belief'
import { bestOrder } from '@/lib/incident/best-order'
import { gainPerMinute } from '@/lib/incident/information'
import type { Scene } from '@/lib/incident/play'
import { SURE } from '@/lib/incident/score'
import { percent } from '@/lib/format/percent'

import type { Incident } from './use-incident'

interface BestOrderProps {
  readonly incident: Incident
  readonly scene: Scene
}

/** How a reader would have looked in this case, and when they would have stopped. */
export function BestOrder({ incident, scene: { matrix, drawn } }: BestOrderProps) {
  const order = bestOrder(matrix)
  const readings = order.map((source) => drawn.readings[matrix.sources.indexOf(source)]!)
  const beliefs = [matrix.priors, ...afterEach(matrix.priors, readings)]
  const enough = beliefs.findIndex((belief) => Math.max(...belief) >= SURE)
  return (
    <>
      <p className="mb-3 text-muted">
        By information for the minute, whatever the cause. In this case a reader{' '}
        {enough === -1
          ? `reads all and is still not ${percent(SURE)} sure.`
          : `is ${percent(SURE)} sure after ${count(enough, 'look')}.`}
      </p>
      <ol className="hairlines border-y border-line">
        {order.map((source, place) => (
          <li key={source.key} className="flex items-baseline gap-3 py-2.5 leading-snug">
            <span className="w-5 flex-none text-muted tabular-nums">{place + 1}</span>
            <span className="grow">
              {incident.file.evidence.find(({ key }) => key === source.key)?.look}
            </span>
            <span className="flex-none text-small text-muted tabular-nums">
              {count(source.minutes, 'minute')}, {gainPerMinute(beliefs[place]!, source).toFixed(2)}{' '}
              bits each
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
