import { describe, expect, it } from 'vitest'

import { registry } from '@/lib/engines/registry'

import { createHost } from './host'
import { instruments } from './instruments'
import { answer, createRemote, type Answer } from './remote'

const exampleOf = (id: string) => registry.find((entry) => entry.id === id)!.examples[0]

describe.each(instruments.map(({ id }) => id))('the host of %s', (simulator) => {
  const host = createHost()
  const reply = host.run({ simulator, scenario: exampleOf(simulator) })

  it('runs a scenario and answers with plain data', () => {
    expect(reply.ok).toBe(true)
    expect(structuredClone(reply)).toEqual(reply)
  })

  it('knows the events before and after a moment', () => {
    const { previousMs, nextMs, seen } = host.moment(0)
    expect(previousMs).toBeNull()
    expect(nextMs).toBeGreaterThanOrEqual(0)
    expect(host.rows({ from: seen, count: 1 })[0]?.[0]).toBe(String(nextMs))
  })

  it('forks, and shows both futures until it is told to stop', () => {
    const atMs = host.moment(0).nextMs! + 1
    const [fork] = host.moment(atMs).forks
    // A still table has no other future.
    if (!fork) return
    expect(host.fork({ id: fork.id, atMs })).toMatchObject({ ok: true })
    expect(host.moment(atMs + 1).forked).not.toBeNull()
    host.unfork()
    expect(host.moment(atMs + 1).forked).toBeNull()
  })

  it('writes one line of CSV for each event, below the names', () => {
    const lines = host.csv().split('\r\n')
    if (!reply.ok) throw new Error('not run')
    expect(lines).toHaveLength(reply.run.reading.events + 2)
    expect(lines[0]).toBe(reply.run.columns.join(','))
  })

  it('keeps the last good run when a scenario is refused, and says why', () => {
    const before = host.moment(1_000)
    const refused = host.run({ simulator, scenario: { nonsense: true } })
    expect(refused.ok).toBe(false)
    if (!refused.ok)
      expect(refused.problems.map(({ says }) => says)).toContainEqual(expect.any(String))
    expect(host.moment(1_000)).toEqual(before)
  })
})

describe('a host', () => {
  it('refuses a simulator that is not there', () => {
    expect(createHost().run({ simulator: 'weather', scenario: {} })).toMatchObject({ ok: false })
  })
})

describe('a remote', () => {
  const host = createHost()
  const answers: Answer[] = []
  const { remote, receive, drop } = createRemote({
    send: (call) => answers.push(answer(host, call)),
  })
  const deliver = () => answers.splice(0).toReversed().forEach(receive)

  it('matches answers to calls in whatever order they come', async () => {
    const [first, second] = [
      remote.run({ simulator: 'rate-limiting', scenario: exampleOf('rate-limiting') }),
      remote.moment(0),
    ]
    deliver()
    expect(await first).toMatchObject({ ok: true })
    expect(await second).toMatchObject({ seen: expect.any(Number) })
  })

  it('passes on what went wrong', async () => {
    const lost = createRemote({ send: (call) => answers.push(answer(createHost(), call)) })
    const moment = lost.remote.moment(0)
    answers.splice(0).forEach(lost.receive)
    await expect(moment).rejects.toThrow('nothing was run yet')
  })

  it('tells whoever waits when the other side is gone', async () => {
    const waiting = remote.moment(0)
    drop('cancelled')
    await expect(waiting).rejects.toThrow('cancelled')
  })
})
