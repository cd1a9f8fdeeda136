'use client'

import { useId, useState, type FormEvent } from 'react'

import { Prose } from '@/components/markdown/prose'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { controlClass } from '@/components/ui/field'
import { confidences, type Confidence } from '@/lib/grading/confidence'
import type { PredictionTask } from '@/lib/simulator/prediction'
import { moment } from '@/lib/simulator/words'

interface PredictProps {
  readonly question: string
  readonly task: PredictionTask
  readonly durationMs: number
  readonly onPredict: (said: number | string, confidence: Confidence) => void
  readonly onSkip: () => void
}

const sure = confidences.map(({ confidence, label }) => ({ value: confidence, label }))

/** Before the figure: what will happen, and how sure are you? */
export function Predict({ question, task, durationMs, onPredict, onSkip }: PredictProps) {
  const [said, setSaid] = useState('')
  const [confidence, setConfidence] = useState<Confidence>()
  const isAnswered = said.trim() !== '' && (task.kind === 'choice' || Number.isFinite(Number(said)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isAnswered && confidence)
      onPredict(task.kind === 'choice' ? said : Number(said), confidence)
  }
  return (
    <form
      className="max-w-column rounded-lg border border-line bg-surface p-5 sm:p-7"
      onSubmit={submit}
    >
      <Prose html={question} />
      <div className="mt-5">
        <Answer durationMs={durationMs} onSay={setSaid} said={said} task={task} />
      </div>
      <p className="mt-5 mb-2 text-small text-muted">How sure are you?</p>
      <Choices
        choices={sure}
        label="How sure are you?"
        onChange={setConfidence}
        value={confidence}
      />
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Button disabled={!isAnswered || !confidence} look="primary" type="submit">
          Run it
        </Button>
        <Button look="quiet" onClick={onSkip}>
          Show the run without a prediction
        </Button>
      </div>
      <p aria-live="polite" className="mt-2 text-small text-muted">
        {hint(isAnswered, confidence)}
      </p>
    </form>
  )
}

function hint(isAnswered: boolean, confidence: Confidence | undefined): string {
  if (!isAnswered) return 'Say what will happen: the run is computed already, and waits.'
  return confidence ? 'The figure opens.' : 'Say how sure you are, before you look.'
}

interface AnswerProps {
  readonly task: PredictionTask
  readonly durationMs: number
  readonly said: string
  readonly onSay: (said: string) => void
}

function Answer({ task, durationMs, said, onSay }: AnswerProps) {
  const id = useId()
  if (task.kind === 'choice') {
    const choices = task.options.map((option) => ({ value: option, label: option }))
    return (
      <div className="[&_[role=radiogroup]]:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        <Choices
          choices={choices}
          label="Your prediction"
          onChange={onSay}
          value={said === '' ? undefined : said}
        />
      </div>
    )
  }
  if (task.kind === 'moment') {
    return (
      <label className="block" htmlFor={id}>
        <span className="mb-1.5 block text-[0.9375rem] font-medium">
          Your prediction: {said === '' ? 'move the slider' : moment(Number(said))}
        </span>
        <input
          aria-valuetext={said === '' ? 'nothing said yet' : moment(Number(said))}
          className="h-11 w-full accent-ink"
          id={id}
          max={durationMs}
          min={0}
          onChange={({ target }) => onSay(target.value)}
          step={Math.max(1, Math.round(durationMs / 400))}
          type="range"
          value={said === '' ? 0 : said}
        />
      </label>
    )
  }
  return (
    <label className="block max-w-60" htmlFor={id}>
      <span className="mb-1.5 block text-[0.9375rem] font-medium">Your prediction</span>
      <span className="flex items-center gap-2">
        <input
          className={`${controlClass} tabular-nums`}
          id={id}
          inputMode="decimal"
          onChange={({ target }) => onSay(target.value)}
          step="any"
          type="number"
          value={said}
        />
        <span className="flex-none text-small text-muted">{task.unit}</span>
      </span>
    </label>
  )
}
