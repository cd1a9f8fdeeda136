import type { Design } from '@/lib/content/shelves/design'

export function Rubric({ rubric }: { readonly rubric: Design['rubric'] }) {
  return (
    <dl className="hairlines border-y border-line">
      {rubric.map(({ dimension, point }) => (
        <div key={point} className="gap-6 py-3 sm:grid sm:grid-cols-[9rem_1fr]">
          <dt className="text-small text-muted">{dimension}</dt>
          <dd>{point}</dd>
        </div>
      ))}
    </dl>
  )
}
