import { backoffPresets, stripeHorizonMs } from '@/lib/engines/webhooks/presets'
import { moment } from '@/lib/simulator/words'

const PROVIDERS = [
  { name: 'Standard Webhooks (example of the specification)', preset: 'standard-webhooks' },
  { name: 'Svix', preset: 'svix' },
  { name: 'GitHub', preset: 'github' },
  { name: 'Widely quoted, without a source: 81 minutes', preset: 'quoted-81-minutes' },
  { name: 'Widely quoted, without a source: 27 hours', preset: 'quoted-27-hours' },
  { name: 'Widely quoted, without a source: 3 days', preset: 'quoted-3-days' },
] as const

/** When each attempt after the first comes if all fail, from the data that the engine runs on. */
export function Schedules() {
  return (
    <div aria-label="Retry schedules" className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-muted">
            {['who', 'attempts', 'gives up after', 'waits'].map((heading) => (
              <th key={heading} className="pr-5 pb-1 text-left font-normal" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PROVIDERS.map(({ name, preset }) => {
            const delays = delaysOf(preset)
            const sum = delays.reduce((total, delay) => total + delay, 0)
            return (
              <tr key={preset} className="border-t border-line align-top">
                <th className="py-1.5 pr-5 text-left font-normal" scope="row">
                  {name}
                </th>
                <td className="py-1.5 pr-5">{delays.length + 1}</td>
                <td className="py-1.5 pr-5 whitespace-nowrap">
                  {delays.length === 0 ? 'no automatic retry' : moment(sum)}
                </td>
                <td className="py-1.5">{shortened(delays.map(moment))}</td>
              </tr>
            )
          })}
          <tr className="border-t border-line align-top">
            <th className="py-1.5 pr-5 text-left font-normal" scope="row">
              Stripe
            </th>
            <td className="py-1.5 pr-5">not published</td>
            <td className="py-1.5 pr-5 whitespace-nowrap">up to {moment(stripeHorizonMs)}</td>
            <td className="py-1.5">not published</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function delaysOf(preset: (typeof PROVIDERS)[number]['preset']): readonly number[] {
  const backoff = backoffPresets[preset]
  return 'delaysMs' in backoff ? backoff.delaysMs : []
}

const SHOWN = 9

function shortened(waits: readonly string[]): string {
  if (waits.length <= SHOWN) return waits.join(', ')
  return `${waits.slice(0, 5).join(', ')}, then ${waits.length - 5} times ${waits.at(-1)!}`
}
