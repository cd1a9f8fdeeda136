import { longDay, shortDay } from '@/lib/format/calendar-day'
import { count } from '@/lib/format/count'
import { percent } from '@/lib/format/percent'

import type { Askable } from '../askable'
import { dayAt, startOf, type Day } from '../day'
import { masteryByTopic, type Mastery } from '../mastery'
import { recallAt } from '../memory'
import type { Plan } from '../plan'
import type { ReviewState } from '../review-state'
import type { Schedule } from '../schedule'
import { recallByTopic, UNSEEN_RECALL, type TopicRecall } from '../topic-recall'

import { cautionOf, type Figure } from './figure'

export interface RecallRow {
  readonly label: string
  readonly today: TopicRecall
  readonly onDay: TopicRecall | undefined
}

export interface RecallChart {
  /** Of the interview, when there is one to come. */
  readonly day: string | undefined
  readonly rows: readonly RecallRow[]
}

export interface RecallInput {
  readonly items: readonly Askable[]
  readonly state: ReviewState
  readonly schedule: Schedule
  readonly nowMs: number
  readonly plan: Plan | undefined
  readonly topicTitle: (topic: string) => string
}

export function recallFigure(input: RecallInput): Figure<RecallChart> {
  const { state, schedule, nowMs, plan, topicTitle } = input
  const items = input.items.filter(({ id }) => !state.suspended.has(id))
  const today = dayAt(nowMs, schedule.calendar)
  const day = dayToCome(state.settings.interviewDay, today)
  const now = recallAtTime(items, state, nowMs)
  const then =
    day === undefined
      ? undefined
      : (plan?.topics ?? recallAtTime(items, state, startOf(day, schedule.calendar)))
  const mastery = masteryByTopic(items, state)
  const rows = now.map((topic, place) => ({
    label: topicTitle(topic.topic),
    today: topic,
    onDay: then?.[place],
    mastery: mastery[place]!,
  }))
  const seen = now.reduce((sum, topic) => sum + topic.seen, 0)
  // Without a plan, a topic nobody has seen is a guess and nothing else.
  const drawn = rows.filter((row) => row.today.seen > 0 || plan !== undefined)
  return {
    title: titleOf({ now, then, day, planned: plan !== undefined }),
    n: `n = ${count(items.length, 'question')} in ${count(now.length, 'topic')}, ${seen} of them seen. Forecast made ${longDay(today)}.`,
    caution: cautionOf(seen, 'question'),
    formula: formulaFor(plan),
    table: tableOf(rows, day),
    chart:
      seen > 0 && drawn.length > 0
        ? {
            day: day && shortDay(day),
            rows: drawn.map(({ label, today, onDay }) => ({ label, today, onDay })),
          }
        : undefined,
  }
}

const dayToCome = (day: Day | undefined, today: Day) =>
  day !== undefined && day > today ? day : undefined

function recallAtTime(items: readonly Askable[], { cards }: ReviewState, atMs: number) {
  return recallByTopic(items, ({ id }) => {
    const card = cards.get(id)
    return card && recallAt(card.memory, atMs)
  })
}

interface Forecast {
  readonly now: readonly TopicRecall[]
  readonly then: readonly TopicRecall[] | undefined
  readonly day: Day | undefined
  readonly planned: boolean
}

function titleOf({ now, then, day, planned }: Forecast): string {
  const today = `You would recall ${percent(overall(now))} of all questions today`
  if (!then || !day) return `${today}.`
  const condition = planned ? 'if you keep to the plan' : 'if you review nothing until then'
  return `${today}, and ${percent(overall(then))} on ${shortDay(day)} ${condition}.`
}

function overall(topics: readonly TopicRecall[]): number {
  const n = topics.reduce((sum, topic) => sum + topic.n, 0)
  return n === 0 ? 0 : topics.reduce((sum, topic) => sum + topic.recall * topic.n, 0) / n
}

function formulaFor(plan: Plan | undefined): readonly string[] {
  return [
    `Recall of a topic = mean over its questions of R(t, S), where t is the time since the last review and S the stability in days (FSRS-6): R is 1 at once and 90 % when t = S. A question never seen counts as a guess, ${percent(UNSEEN_RECALL)}.`,
    'The range holds 95 in 100 such forecasts: recall ± 1.96 · √Σ p (1 − p) / n. A forecast falls with time by its nature; it takes nothing from what was achieved.',
    ...(plan
      ? [
          'On the day: each day until then takes the items whose review raises recall on that day most, as many as fit into your minutes.',
        ]
      : []),
    'Lasting is an achievement, and does not fall while you are away: questions whose stability is three weeks or more. Stability is the median over those seen.',
  ]
}

type Row = RecallRow & { readonly mastery: Mastery }

function tableOf(rows: readonly Row[], day: Day | undefined) {
  const onDay = day ? [`Recall on ${shortDay(day)}`, 'Range then'] : []
  return {
    columns: ['Topic', 'n', 'Seen', 'Lasting', 'Stability', 'Recall today', 'Range', ...onDay],
    rows: rows.map(({ label, today, onDay, mastery }) => [
      label,
      `${today.n}`,
      `${today.seen}`,
      `${mastery.solid}`,
      mastery.seen > 0 ? `${mastery.stability.toFixed(1)} d` : '–',
      percent(today.recall),
      rangeOf(today),
      ...(onDay ? [percent(onDay.recall), rangeOf(onDay)] : []),
    ]),
  }
}

const rangeOf = ({ low, high }: TopicRecall) => `${percent(low)} to ${percent(high)}`
