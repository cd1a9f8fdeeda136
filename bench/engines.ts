import { writeFileSync } from 'node:fs'

import { PlainError, runMain } from '../scripts/plain-error'

import { benchHeadless, type HeadlessFigure } from './engines/headless'
import { benchLimiters, type LimiterFigure } from './engines/limiter-decisions'
import { benchMemory, type MemoryFigure } from './engines/memory'
import { benchPackages, type PackageFigure } from './engines/packages'
import { benchScrub, type ScrubFigure } from './engines/scrub'
import { dateAndMachine } from './machine'

const IDEAL_MOST = 5
const EVENTS_PER_SECOND = 5_000_000
const GROWTH_MB_MOST = 16
const SCRUB_MS_MOST = 16

interface Figures {
  readonly limiters: readonly LimiterFigure[]
  readonly packages: readonly PackageFigure[]
  readonly headless: readonly HeadlessFigure[]
  readonly memory: readonly MemoryFigure[]
  readonly scrub: readonly ScrubFigure[]
}

await runMain(async () => {
  const figures: Figures = {
    limiters: await benchLimiters(),
    packages: await benchPackages(),
    headless: await benchHeadless(),
    memory: benchMemory(),
    scrub: benchScrub(),
  }
  const text = report(figures)
  writeFileSync('bench/engines.md', text)
  console.log(text)

  const problems = problemsOf(figures)
  if (problems.length > 0) throw new PlainError(problems.join('\n'))
})

function problemsOf({ limiters, packages, headless, memory, scrub }: Figures): readonly string[] {
  return [
    ...limiters
      .filter(({ oursNs, idealNs }) => oursNs > IDEAL_MOST * idealNs)
      .map(({ name }) => `${name} takes more than ${IDEAL_MOST} times its ideal loop.`),
    ...packages
      .filter(({ oursNs, theirsNs }) => oursNs >= theirsNs)
      .map(({ name }) => `${name} is faster.`),
    ...headless.filter(isSlow).map(({ id }) => `${id} emits too slowly.`),
    ...memory
      .filter(({ firstMb, mostMb }) => mostMb - firstMb > GROWTH_MB_MOST)
      .map(({ id }) => `The heap grows with a run of ${id}.`),
    ...scrub
      .filter(({ p95Ms }) => p95Ms >= SCRUB_MS_MOST)
      .map(({ id }) => `A seek in a run of ${id} takes longer than a frame.`),
  ]
}

function isSlow({ eventsPerSecond, idealPerSecond }: HeadlessFigure): boolean {
  return eventsPerSecond < EVENTS_PER_SECOND && idealPerSecond > IDEAL_MOST * eventsPerSecond
}

function report({ limiters, packages, headless, memory, scrub }: Figures): string {
  return [
    `# Engines: what they cost

${dateAndMachine()}. Written by \`npm run bench -- engines\`; contenders take turns in one process, and the best round counts.
`,
    decisionSection(limiters),
    packageSection(packages),
    headlessSection(headless),
    memorySection(memory),
    scrubSection(scrub),
  ].join('\n')
}

function decisionSection(limiters: readonly LimiterFigure[]): string {
  return `## One decision, against a hand-written loop over typed arrays

Both compute the verdict, what remains and the wait; ours also returns a new state that can be kept. At most ${IDEAL_MOST} times the ideal.

${table(
  ['limiter', 'ours', 'ideal', 'times'],
  limiters.map(({ name, oursNs, idealNs }) => [
    name,
    nanoseconds(oursNs),
    nanoseconds(idealNs),
    (oursNs / idealNs).toFixed(1),
  ]),
)}
`
}

function packageSection(packages: readonly PackageFigure[]): string {
  return `## The same job by a package

The packages see a stubbed clock. rate-limiter-flexible, cockatiel and opossum answer with a promise, which is awaited, as their users must. A breaker is asked and told the result.

${table(
  ['package', 'job', 'theirs', 'ours', 'times'],
  packages.map(({ name, job, theirsNs, oursNs }) => [
    name,
    job,
    nanoseconds(theirsNs),
    nanoseconds(oursNs),
    (theirsNs / oursNs).toFixed(1),
  ]),
)}
`
}

function headlessSection(headless: readonly HeadlessFigure[]): string {
  return `## Headless runs, against the ideal loop of their shape

The heavy run of each engine. Above ${millions(EVENTS_PER_SECOND)} events per second, or at most ${IDEAL_MOST} times the ideal loop.

${table(
  ['engine', 'shape', 'events', 'ours', 'ideal', 'times'],
  headless.map(({ id, shape, events, eventsPerSecond, idealPerSecond }) => [
    id,
    shape,
    String(events),
    `${millions(eventsPerSecond)}/s`,
    `${millions(idealPerSecond)}/s`,
    (idealPerSecond / eventsPerSecond).toFixed(1),
  ]),
)}
`
}

function memorySection(memory: readonly MemoryFigure[]): string {
  return `## Memory of a run of ten million events

The heap after a collection, read every million events while the metrics are folded.

${table(
  ['engine', 'after the first million', 'highest later', 'events'],
  memory.map(({ id, firstMb, mostMb, events }) => [
    id,
    `${firstMb.toFixed(1)} MB`,
    `${mostMb.toFixed(1)} MB`,
    String(events),
  ]),
)}
`
}

function scrubSection(scrub: readonly ScrubFigure[]): string {
  return `## One seek in a recorded heavy run

Metrics at a random moment and the events of one hundredth of the run. p95 below ${SCRUB_MS_MOST} ms.

${table(
  ['engine', 'events', 'p50', 'p95'],
  scrub.map(({ id, events, p50Ms, p95Ms }) => [
    id,
    String(events),
    `${p50Ms.toFixed(2)} ms`,
    `${p95Ms.toFixed(2)} ms`,
  ]),
)}
`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function nanoseconds(ns: number): string {
  return ns < 1_000 ? `${ns.toFixed(0)} ns` : `${(ns / 1_000).toFixed(1)} µs`
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(1)} M`
}
