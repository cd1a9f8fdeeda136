import { shelf, proseOptions } from '@/lib/content/library'
import { toHtml } from '@/lib/content/markdown'
import { registry } from '@/lib/engines/registry'
import { challengesOf } from '@/lib/simulator/challenges'
import { instrumentOf } from '@/lib/simulator/instruments'

import type { LessonText, SimulatorData } from './page-data'

/** Everything a simulator's page knows before any script runs. */
export async function simulatorData(id: string): Promise<SimulatorData> {
  const instrument = instrumentOf(id)!
  const [first, ...others] = await lessonsOf(id)
  if (!first) throw new Error(`The simulator "${id}" has no preset.`)
  return {
    id,
    title: instrument.title,
    lead: instrument.lead,
    engineVersion: registry.find((entry) => entry.id === id)!.version,
    lessons: [first, ...others],
    challenges: challengesOf(id).map(({ id: name, title, task, start, editable }) => ({
      id: name,
      title,
      task,
      start,
      editable,
    })),
  }
}

async function lessonsOf(engine: string): Promise<readonly LessonText[]> {
  const simulations = shelf('simulation')
    .filter((simulation) => simulation.engine === engine)
    .toSorted((a, b) => a.order - b.order)
  return Promise.all(
    simulations.map(
      async ({ id, title, summary, shows, scenario, predict, sections, ...rest }) => ({
        id,
        title,
        summary,
        shows,
        scenario: instrumentOf(engine)!.engine.scenario.parse(scenario),
        predict: predict ?? null,
        question: await toHtml(sections.Question, proseOptions()),
        lesson: await toHtml(sections.Lesson, proseOptions()),
        checked: rest.checked,
        sources: rest.sources,
      }),
    ),
  )
}
