/**
 * The breaker once more for the tests, as a diary: it keeps every call for ever and answers each
 * question by reading the diary again. Slow, and sharing no code with the engine.
 */
import type { BreakerPolicy } from './policy'

interface Entry {
  readonly atMs: number
  readonly failed: boolean
  readonly slow: boolean
}

export class ReferenceBreaker {
  kind: 'closed' | 'open' | 'half-open' = 'closed'
  episode = 0
  private diary: Entry[] = []
  private results: Entry[] = []
  private showsResults = false
  private openedAtMs = 0
  private openings = 0
  private permits: number[] = []

  constructor(private readonly policy: BreakerPolicy) {}

  admit(atMs: number): number | 'refused' {
    if (this.kind === 'closed') return 0
    if (this.kind === 'open' && this.isDue(atMs)) return this.beginEpisode(atMs)
    if (this.kind === 'half-open' && this.permits.length < this.policy.probes) {
      this.permits.push(atMs)
      return this.episode
    }
    if (this.kind === 'half-open' && this.isProbeLost(atMs)) {
      if (this.policy.onProbeTimeout === 'replace') return this.beginEpisode(atMs)
      this.noteRefusal(atMs)
      this.open(atMs)
      return 'refused'
    }
    this.noteRefusal(atMs)
    return 'refused'
  }

  record(atMs: number, outcome: { ok: boolean; durationMs: number; probe: number }): void {
    const { slowCallMs = Infinity, lateResults } = this.policy
    const entry = { atMs, failed: !outcome.ok, slow: outcome.durationMs > slowCallMs }
    if (this.kind === 'closed' && outcome.probe === 0) {
      this.diary.push(entry)
      if (this.isBroken(entry)) this.open(atMs)
    }
    // Only one branch applies: a state that this result brought about does not hear it again.
    else if (this.kind === 'open' && lateResults === 'record') this.shown.push(entry)
    else if (this.isAwaited(outcome.probe)) this.hear(entry)
  }

  private hear(entry: Entry): void {
    this.results.push(entry)
    if (!this.policy.resetOnClose) this.diary.push(entry)
    this.judgeProbes(entry.atMs)
  }

  private get shown(): Entry[] {
    return this.showsResults ? this.results : this.diary
  }

  release(probe: number): void {
    // The time of the latest permit stays, even when it is the one that is given back.
    if (this.isAwaited(probe)) this.permits.shift()
  }

  window(atMs: number) {
    if (this.kind === 'half-open') return tallyOf(this.results)
    if (this.showsResults) return tallyOf(this.results.slice(-this.policy.probes))
    return tallyOf(this.seen(atMs))
  }

  private seen(atMs: number): readonly Entry[] {
    const { window } = this.policy
    switch (window.kind) {
      case 'count':
        return this.diary.slice(-window.size)
      case 'time': {
        const count = BigInt(window.buckets ?? window.seconds)
        const bucketOf = (ms: number) => (BigInt(ms) * count) / BigInt(window.seconds * 1_000)
        return this.diary.filter((entry) => bucketOf(entry.atMs) > bucketOf(atMs) - count)
      }
      case 'consecutive': {
        const lastSuccess = this.diary.findLastIndex((entry) => !entry.failed)
        return this.diary.slice(lastSuccess + 1).map((entry) => ({ ...entry, slow: false }))
      }
    }
  }

  private isBroken(entry: Entry): boolean {
    const { window, minimumCalls, evaluateOn, failureRatePercent } = this.policy
    if (evaluateOn === 'failures' && !entry.failed) return false
    const seen = this.seen(entry.atMs)
    if (window.kind === 'consecutive') return seen.length >= window.failures
    const most = window.kind === 'count' ? window.size : minimumCalls
    if (seen.length < minimumCalls && seen.length < most) return false
    return this.isTooMuch(tallyOf(seen), seen.length, failureRatePercent)
  }

  private judgeProbes(atMs: number): void {
    const { probes, minimumCalls, halfOpenVerdict, earlyVerdict } = this.policy
    const needed = { 'all-probes': probes, 'minimum-calls': minimumCalls, 'first-result': 1 }
    const quorum = Math.min(needed[halfOpenVerdict], probes)
    const percent = this.policy.halfOpenRatePercent ?? this.policy.failureRatePercent
    const isIn = this.results.length >= quorum
    if (!isIn && !earlyVerdict) return
    if (this.isTooMuch(tallyOf(this.results), quorum, percent)) return this.open(atMs)
    if (isIn) this.close()
  }

  /** Compares fractions with a common denominator, in whole numbers. */
  private isTooMuch(tally: ReturnType<typeof tallyOf>, calls: number, percent: number): boolean {
    const { threshold, slowCallRatePercent } = this.policy
    const exceeds = (part: number, limit: number) =>
      threshold === 'exclusive' ? 100 * part > limit * calls : !(100 * part < limit * calls)
    return (
      exceeds(tally.failures, percent) ||
      (slowCallRatePercent !== undefined && exceeds(tally.slow, slowCallRatePercent))
    )
  }

  private isDue(atMs: number): boolean {
    const { openMs, openBoundary } = this.policy
    const waits = [openMs].flat()
    const waited = atMs - this.openedAtMs
    const wait = waits[this.openings - 1] ?? waits[waits.length - 1]!
    return openBoundary === 'inclusive' ? waited >= wait : waited > wait
  }

  private isProbeLost(atMs: number): boolean {
    const { probeTimeoutMs } = this.policy
    return probeTimeoutMs !== undefined && atMs - Math.max(...this.permits) >= probeTimeoutMs
  }

  private isAwaited(probe: number): boolean {
    const isOut = this.permits.length > this.results.length
    return this.kind === 'half-open' && probe === this.episode && isOut
  }

  private noteRefusal(atMs: number): void {
    const { countShortCircuited, window } = this.policy
    // A run of failures has no rate that a refused call could dilute.
    if (!countShortCircuited || window.kind === 'consecutive') return
    this.shown.push({ atMs, failed: false, slow: false })
  }

  private beginEpisode(atMs: number): number {
    this.kind = 'half-open'
    this.showsResults = false
    this.results = []
    this.permits = [atMs]
    return ++this.episode
  }

  private open(atMs: number): void {
    this.showsResults = this.kind === 'half-open' && this.policy.resetOnClose
    this.openings = this.kind === 'half-open' ? this.openings + 1 : 1
    this.kind = 'open'
    this.openedAtMs = atMs
  }

  private close(): void {
    this.kind = 'closed'
    if (this.policy.resetOnClose) this.diary = []
  }
}

function tallyOf(entries: readonly Entry[]) {
  return {
    calls: entries.length,
    failures: entries.filter(({ failed }) => failed).length,
    slow: entries.filter(({ slow }) => slow).length,
  }
}
