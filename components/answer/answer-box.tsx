'use client'

import { Mic, Square } from 'lucide-react'
import { type RefObject, useEffect, useId, useRef } from 'react'

import { Button } from '@/components/ui/button'
import { duration } from '@/lib/format/duration'

import type { SayTimer } from './use-say-timer'

interface AnswerBoxProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly timer: SayTimer
  readonly onUnknown: () => void
  /** How long a good answer takes, so that the timer has something to be held against. */
  readonly aimSeconds: number
}

/** Typed or said: either way something is put down before the answer is in view. */
export function AnswerBox({ text, onText, timer, onUnknown, aimSeconds }: AnswerBoxProps) {
  const id = useId()
  return (
    <div>
      <label className="text-small text-muted" htmlFor={id}>
        Your answer, in the words you would say
      </label>
      <GrowingTextarea id={id} onText={onText} text={text} />
      <div className="mt-3 grid grid-cols-2 gap-2.5 sm:flex">
        <Button onClick={timer.toggle}>
          {timer.running ? (
            <Square aria-hidden className="size-4 fill-current" />
          ) : (
            <Mic aria-hidden className="size-4" />
          )}
          {timer.running ? 'Stop' : 'Say it aloud'}
        </Button>
        <Button onClick={onUnknown}>I don’t know</Button>
        <p className="col-span-2 self-center text-small text-muted sm:ml-auto">
          {timer.elapsedMs > 0
            ? `${duration(timer.elapsedMs)} of about ${aimSeconds} s`
            : `A good answer takes about ${aimSeconds} s`}
        </p>
      </div>
    </div>
  )
}

/** What was typed before this page listened stands in the box, and nowhere else. */
function useTypedEarly(
  area: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
) {
  const latest = useRef(onText)
  useEffect(() => {
    const typed = area.current?.value ?? ''
    if (typed !== '') latest.current(typed)
  }, [area])
}

interface GrowingTextareaProps {
  readonly id: string
  readonly text: string
  readonly onText: (text: string) => void
}

function GrowingTextarea({ id, text, onText }: GrowingTextareaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useTypedEarly(area, onText)
  useEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])

  return (
    <textarea
      ref={area}
      className="mt-1.5 block max-h-[60vh] min-h-37 w-full resize-none rounded-[10px] border border-edge bg-surface px-3.5 py-3"
      id={id}
      onChange={(event) => onText(event.currentTarget.value)}
      spellCheck={false}
      value={text}
    />
  )
}
