import { Mark } from '@/components/ui/mark'
import type { Strip, StripsDrawing } from '@/lib/simulator/drawing'
import type { LegendItem } from '@/lib/simulator/reading'

interface StripsProps {
  readonly drawing: StripsDrawing
}

/** What somebody read, page by page; a mark before a thing is explained below. */
export function Strips({ drawing: { groups, legend } }: StripsProps) {
  const shown = legend.filter(({ shape }) =>
    groups.some(({ strips }) =>
      strips.some(({ chips }) => chips.some(({ mark }) => mark === shape)),
    ),
  )
  return (
    <div className="text-small">
      <div className="grid gap-x-11 gap-y-4 sm:grid-cols-2">
        {groups.map(({ name, strips }, n) => (
          <div key={n} className="min-w-0">
            <p className="font-medium">{name}</p>
            <dl>
              {strips.map((strip) => (
                <StripRow key={strip.name} legend={legend} strip={strip} />
              ))}
            </dl>
          </div>
        ))}
      </div>
      {shown.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-5 text-muted">
          {shown.map(({ shape, says }) => (
            <span key={shape} className="flex items-center gap-1.5">
              <Mark shape={shape} /> {says}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

interface StripRowProps {
  readonly strip: Strip
  readonly legend: readonly LegendItem[]
}

function StripRow({ strip: { name, chips, more }, legend }: StripRowProps) {
  return (
    <div className="mt-1 flex gap-x-3 leading-6">
      <dt className="flex-none text-muted">{name}</dt>
      <dd className="flex flex-wrap gap-x-2.5 tabular-nums">
        {chips.map(({ text, mark }, n) => (
          <span key={n} className={mark ? 'font-semibold' : ''}>
            {mark && <Mark shape={mark} />} {text}
            {mark && (
              <span className="sr-only">, {legend.find(({ shape }) => shape === mark)?.says}</span>
            )}
          </span>
        ))}
        {chips.length === 0 && <span className="text-muted">nothing</span>}
        {more > 0 && <span className="text-muted">and {more} more</span>}
      </dd>
    </div>
  )
}
