import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function Section({ title, children }: SectionProps) {
  return (
    <section className="mt-12 first:mt-0">
      <h2 className="mb-4 text-lead">{title}</h2>
      {children}
    </section>
  )
}
