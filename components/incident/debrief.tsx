'use client'

import { Sources } from '@/components/markdown/sources'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { tell } from '@/lib/incident/debrief'
import { beliefIn } from '@/lib/incident/shares'
import type { Result } from '@/lib/state/incident/state'

import { BeliefFigure } from './belief-figure'
import { BeliefTable } from './belief-table'
import { BestOrder } from './best-order'
import { Causes } from './causes'
import { Exclusions } from './exclusions'
import { Replay } from './replay'
import { ScoreTable } from './score-table'
import { useArrival } from './use-arrival'
import type { Incident, State } from './use-incident'
import { WorthList } from './worth-list'

interface DebriefProps {
  readonly incident: Incident
  readonly state: State
}

/** What it was, how well that was found out, and how it could have been. */
export function Debrief({ incident, state }: DebriefProps) {
  const { scene, steps, shares, result } = state
  if (!scene || !result) return null
  const { file } = incident
  const truth = scene.drawn.cause
  const belief = beliefIn(shares)
  const told = tell(scene, steps, belief)
  const opened = steps.flatMap((step) => (step.kind === 'look' ? [step.source] : []))
  return (
    <div className="max-w-column">
      <Verdict incident={incident} result={result} state={state} truth={truth} />
      <Section title="Your score">
        <ScoreTable onTruth={belief[truth] ?? 0} result={result} />
      </Section>
      {told.length > 0 && (
        <>
          <Section title="You and a reader who knows the odds">
            <BeliefFigure prior={scene.matrix.priors[truth] ?? 0} told={told} truth={truth} />
            <BeliefTable incident={incident} told={told} truth={truth} />
          </Section>
          <Section title="What each step was worth">
            <WorthList incident={incident} told={told} />
          </Section>
        </>
      )}
      <Section title="The best order of looks">
        <BestOrder incident={incident} scene={scene} />
      </Section>
      <Section title="What excludes the others">
        <Exclusions incident={incident} opened={opened} scene={scene} />
      </Section>
      <Section title="What to do, cause by cause">
        <Causes causes={file.causes} planted={file.causes[truth]!.key} />
        <Sources checked={file.checked} sources={file.sources} />
      </Section>
      <Section title="Again">
        <Replay incident={incident} state={state} />
      </Section>
    </div>
  )
}

interface VerdictProps extends DebriefProps {
  readonly result: Result
  readonly truth: number
}

function Verdict({ incident: { file, fixes }, state, result, truth }: VerdictProps) {
  const heading = useArrival<HTMLHeadingElement>()
  const { named, fix } = state
  const chosen = fix === null ? undefined : fixes[fix]?.text
  const trap = file.traps.find(({ fix: text }) => text === chosen)
  return (
    <>
      <h2 ref={heading} className="scroll-mt-6 text-title outline-none" tabIndex={-1}>
        <Mark shape={result.isRight ? 'dot' : 'cross'} />{' '}
        {result.isRight ? 'You found it' : 'It was another one'}: {file.causes[truth]!.cause}
      </h2>
      {!result.isRight && named !== null && (
        <p className="mt-2 text-muted">You named: {file.causes[named]!.cause}.</p>
      )}
      {trap && (
        <p className="mt-2">
          <strong className="font-medium">{trap.fix}?</strong> {trap.why}
        </p>
      )}
      <Kept result={result} />
    </>
  )
}

function Kept({ result: { isRight, isKept, problem } }: { readonly result: Result }) {
  const says = isKept
    ? isRight
      ? 'Kept in your history.'
      : 'Kept. It comes back in your reviews in some days, with another cause.'
    : problem
      ? `It could not be kept. ${storageProblems[problem]}`
      : ''
  return (
    <p className="mt-2 min-h-6 text-small text-muted" role="status">
      {says}
    </p>
  )
}
