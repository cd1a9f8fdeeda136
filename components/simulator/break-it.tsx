'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import type { Counterexample } from '@/lib/simulator/break-it'
import { moment } from '@/lib/simulator/words'

import type { Simulator } from './use-simulator'

interface BreakItProps {
  readonly simulator: Simulator
  readonly claims: readonly { readonly id: string; readonly says: string }[]
}

interface Outcome {
  readonly claim: string
  readonly found: Counterexample | { readonly runs: number } | null
}

/** A bounded search for the shortest input that breaks a claim, replayed in the figure. */
export function BreakIt({ simulator, claims }: BreakItProps) {
  const { store, room } = simulator
  const [outcome, setOutcome] = useState<Outcome>()
  const isSearching = outcome !== undefined && outcome.found === null
  const search = async (claim: string) => {
    setOutcome({ claim, found: null })
    const found = await room.engine.search(claim).catch(() => undefined)
    if (!found) return setOutcome(undefined)
    setOutcome({ claim, found })
    if ('break' in found) await store.getState().replace(found.scenario, { atMs: found.break.atMs })
  }
  return (
    <ul>
      {claims.map(({ id, says }) => (
        <li key={id} className="border-t border-line py-3">
          <p className="text-[0.9375rem]">{says}</p>
          <Button className="mt-2" disabled={isSearching} onClick={() => void search(id)}>
            {isSearching && outcome.claim === id ? 'Searching…' : 'Break it'}
          </Button>
          <p className="mt-2 text-small empty:hidden" role="status">
            {outcome?.claim === id && outcome.found ? told(outcome.found) : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}

function told(found: Counterexample | { readonly runs: number }): string {
  return 'break' in found
    ? `Broken after ${found.runs} runs: ${found.break.says} The figure shows it at ${moment(found.break.atMs)}.`
    : `None found in ${found.runs} runs. That is no proof.`
}
