'use client'

import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import type { SkillArea } from '@/lib/content/skill-areas'

import { Checklist } from './checklist'

interface NothingYetProps {
  readonly areas: readonly SkillArea[]
}

const PROMISES = [
  ['After the first answer', 'how likely you are to recall each topic, and what falls due when'],
  ['After ten answers', 'whether you are as sure as you are right, with the Brier score'],
  ['After the first day', 'how much of what came back you recalled, against your target'],
  ['With an interview date', 'a plan: what to learn on each day, and what there is no time for'],
] as const

const nobody = { cards: new Map() }

/** What this page will say and from when, and sixteen places to begin. */
export function NothingYet({ areas }: NothingYetProps) {
  return (
    <>
      <div className="max-w-column">
        <Empty says="Nothing answered in this browser yet. Every figure here is computed from your answers, and from how sure you were of them.">
          <ButtonLink href="/" look="primary">
            Answer a first question
          </ButtonLink>
        </Empty>
      </div>
      <dl className="mt-10 grid max-w-column gap-x-6 sm:grid-cols-[auto_1fr] sm:gap-y-2.5">
        {PROMISES.map(([when, what]) => (
          <div key={when} className="contents">
            <dt className="text-muted">{when}</dt>
            <dd className="max-sm:mb-3">{what}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-12">
        <Section title="Or begin where it matters to you">
          <Checklist areas={areas} state={nobody} />
        </Section>
      </div>
    </>
  )
}
