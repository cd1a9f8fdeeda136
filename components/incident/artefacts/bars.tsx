import type { Bars as Panel } from '@/lib/incident/artefact'

interface BarsProps {
  readonly title: string
  readonly panel: Pick<Panel, 'unit' | 'bars'>
}

const digits = new Intl.NumberFormat('en')

/** Named values, each a bar beside its number: a chart that is a table. */
export function Bars({ title, panel: { unit, bars } }: BarsProps) {
  const most = Math.max(...bars.map(({ value }) => value))
  return (
    <table aria-label={title} className="w-full text-small">
      <thead className="sr-only">
        <tr>
          <th scope="col">Range</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, value }) => (
          <tr key={name}>
            <th className="w-px py-1 pr-4 text-right font-normal text-muted" scope="row">
              {name}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-2">
                <span
                  aria-hidden
                  className="block h-3.5 min-w-0.5 rounded-sm bg-signal"
                  style={{ width: `${(82 * value) / (most || 1)}%` }}
                />
                <span className="tabular-nums">
                  {digits.format(value)} <span className="text-muted">{unit}</span>
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
