'use client'

import { useMemo } from 'react'

import type { DeckEntry } from '@/lib/content/deck'
import type { SkillArea } from '@/lib/content/skill-areas'
import { isTopicSlug, topicTitle } from '@/lib/content/topics'
import { reportOf } from '@/lib/review/figures/report'

import { Checklist } from './checklist'
import { Figures } from './figures'
import { Plan } from './plan'
import type { Evidence } from './use-evidence'

export interface ReportProps {
  readonly evidence: Evidence
  readonly areas: readonly SkillArea[]
  /** Undefined when it did not arrive: then the figures by question are missing. */
  readonly deck: readonly DeckEntry[] | undefined
}

const nameOf = (topic: string) => (isTopicSlug(topic) ? topicTitle(topic) : topic)

/** Comes after the page, with the schedule and the plan; charts come after it. */
export function Report({ evidence, areas, deck }: ReportProps) {
  const { state } = evidence
  const report = useMemo(
    () => reportOf({ ...evidence, items: deck ?? [], topicTitle: nameOf }),
    [evidence, deck],
  )
  return (
    <div className="space-y-14">
      {deck ? (
        <Plan aim={report.aim} deck={deck} minutesPerDay={state.settings.minutesPerDay} />
      ) : (
        <p className="text-muted">
          The list of questions could not be loaded, so recall by topic and the plan are missing.
          Everything you did is kept.
        </p>
      )}
      <Figures report={report} withTopics={deck !== undefined} />
      <Checklist areas={areas} state={state} />
    </div>
  )
}
