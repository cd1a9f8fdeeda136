'use client'

import { LearnerGate } from '@/components/shell/learner-gate'
import { later, useLater } from '@/components/shell/later'
import { storageProblems } from '@/components/shell/storage-problems'
import { useDeck } from '@/components/shell/use-deck'
import { Section } from '@/components/ui/section'
import type { SkillArea } from '@/lib/content/skill-areas'
import type { LearnerState } from '@/lib/progress/fold'
import { isAttempt } from '@/lib/progress/is-attempt'

import { History } from './history'
import { NothingYet } from './nothing-yet'
import { type Evidence, useEvidence } from './use-evidence'

const reporting = later(async () => (await import('./report')).Report)
const planning = later(async () => (await import('./early-plan')).EarlyPlan)

interface ProgressProps {
  readonly areas: readonly SkillArea[]
}

export function Progress({ areas }: ProgressProps) {
  return <LearnerGate>{(progress) => <Gathered areas={areas} progress={progress} />}</LearnerGate>
}

function Gathered({ areas, progress }: ProgressProps & { readonly progress: LearnerState }) {
  const gathering = useEvidence()
  switch (gathering.phase) {
    case 'gathering':
      return <Wait />
    case 'failed':
      return <Failed reason={storageProblems[gathering.problem]} />
    case 'gathered':
      return <Drawn areas={areas} evidence={gathering.evidence} progress={progress} />
  }
}

interface FiguredProps extends ProgressProps {
  readonly evidence: Evidence
  readonly progress: LearnerState
}

function Drawn(props: FiguredProps) {
  const { events, state } = props.evidence
  if (events.some(isAttempt)) return <Figured {...props} />
  if (state.settings.interviewDay !== undefined) return <Aimed {...props} />
  return <NothingYet areas={props.areas} />
}

function Aimed({ areas, evidence }: FiguredProps) {
  const { deck, failed: deckFailed } = useDeck()
  const { Part: EarlyPlan, failed } = useLater(planning)
  if (failed || deckFailed) return <NothingYet areas={areas} />
  if (!EarlyPlan || !deck) return <Wait />
  return (
    <>
      <EarlyPlan deck={deck} evidence={evidence} />
      <NothingYet areas={areas} />
    </>
  )
}

/** All at once, or the second figure would push down what is being read. */
function Figured({ areas, evidence, progress }: FiguredProps) {
  const { deck, failed: deckFailed } = useDeck()
  const { Part: Report, failed } = useLater(reporting)
  if ((!Report && !failed) || (!deck && !deckFailed)) return <Wait />
  return (
    <>
      {Report ? (
        <Report areas={areas} deck={deck} evidence={evidence} />
      ) : (
        <Failed reason="Their code did not arrive; reload to try again." />
      )}
      {progress.items.size > 0 && (
        <div className="mt-14">
          <Section title="Every question you have answered, the latest first">
            <History deck={deck} progress={progress} />
          </Section>
        </div>
      )}
    </>
  )
}

function Wait() {
  return <p className="min-h-60 text-muted">Reading what you have done…</p>
}

function Failed({ reason }: { readonly reason: string }) {
  return (
    <p className="text-muted">
      The figures could not be computed. {reason} Everything you did is kept.
    </p>
  )
}
