import type { Result } from '@/lib/state/incident/state'

import { scoreFormulas, scoreRows } from './score-words'

interface ScoreTableProps {
  readonly result: Result
  readonly onTruth: number
}

/** The total, its parts with their reasons, and how they are computed. */
export function ScoreTable({ result: { score, isFixRight }, onTruth }: ScoreTableProps) {
  return (
    <>
      <p className="mb-4">
        <strong className="text-title tabular-nums">{Math.round(score.total)}</strong>{' '}
        <span className="text-muted">of 100</span>
      </p>
      <dl className="hairlines border-y border-line">
        {scoreRows({ score, onTruth, isFixRight }).map(({ name, points, of, says }) => (
          <div
            key={name}
            className="grid grid-cols-[1fr_auto] gap-x-6 py-2.5 sm:grid-cols-[8rem_1fr_auto]"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="order-last col-span-2 text-[0.9375rem] sm:order-none sm:col-span-1">
              {says}
            </dd>
            <dd className="text-right tabular-nums">
              {Math.round(points)} <span className="text-muted">of {of}</span>
            </dd>
          </div>
        ))}
      </dl>
      <details className="text-small text-muted">
        <summary className="min-h-11 cursor-pointer py-2.5 hover:text-ink">
          How this is computed
        </summary>
        <div className="max-w-[68ch] space-y-2 pb-2">
          {scoreFormulas.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </details>
    </>
  )
}
