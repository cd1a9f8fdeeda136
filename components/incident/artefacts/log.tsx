'use client'

import { useId, useState } from 'react'

import { controlClass } from '@/components/ui/field'
import { count } from '@/lib/format/count'

import { Scroll } from './scroll'

interface LogProps {
  readonly title: string
  readonly text: string
}

/** Lines of a log, of which one can keep those that hold a word. */
export function Log({ title, text }: LogProps) {
  const id = useId()
  const [word, setWord] = useState('')
  const lines = text.split('\n')
  const kept = lines.filter((line) => line.toLowerCase().includes(word.trim().toLowerCase()))
  return (
    <>
      {lines.length > 1 && (
        <div className="mb-2 flex flex-wrap items-center gap-3 text-small text-muted">
          <label htmlFor={id}>Lines with</label>
          <span className="block w-44">
            <input
              className={controlClass}
              id={id}
              onChange={({ target }) => setWord(target.value)}
              type="search"
              value={word}
            />
          </span>
          <span role="status">
            {kept.length} of {count(lines.length, 'line')}
          </span>
        </div>
      )}
      <Scroll label={title}>
        <div className="w-max min-w-full font-mono text-[0.8125rem] leading-relaxed whitespace-pre">
          {kept.map((line, place) => (
            <div key={place}>{line || ' '}</div>
          ))}
          {kept.length === 0 && <div className="text-muted">No line holds that.</div>}
        </div>
      </Scroll>
    </>
  )
}
