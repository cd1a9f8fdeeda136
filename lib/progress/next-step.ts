import type { ItemId } from '@/lib/content/item-id'
import { count } from '@/lib/format/count'

/** What Continue does: one thing, with the reason for it. */
export interface NextStep {
  /** Without the base path. */
  readonly href: string
  readonly label: string
  readonly title: string
  readonly reason: string
}

/** The deck in the order in which it is to be learned. */
export type Questions = readonly { readonly id: ItemId; readonly prompt: string }[]

/** What is known of whoever stands before the button. */
export interface Visitor {
  readonly answered: readonly ItemId[]
  /** How many items wait for review now. */
  readonly due: number
}

export const newVisitor: Visitor = { answered: [], due: 0 }

type Rule = (visitor: Visitor, questions: Questions) => NextStep | undefined

/** The first rule with something to say wins. A later feature puts its rule at the front. */
const rules: readonly Rule[] = [reviewDue, startWithOne, nextUnanswered]

export function nextStep(visitor: Visitor, questions: Questions): NextStep {
  for (const rule of rules) {
    const step = rule(visitor, questions)
    if (step) return step
  }
  return browse
}

const browse: NextStep = {
  href: '/questions',
  label: 'Browse questions',
  title: 'You have answered every question.',
  reason: 'Nothing new is left: say one again.',
}

function reviewDue({ due }: Visitor): NextStep | undefined {
  if (due === 0) return undefined
  return {
    href: '/review',
    label: 'Continue',
    title: `${count(due, 'item')} to review`,
    reason: 'What is about to be forgotten is worth most now.',
  }
}

function startWithOne(visitor: Visitor, questions: Questions): NextStep | undefined {
  const [first] = questions
  if (!first || visitor.answered.length > 0) return undefined
  return {
    href: `/questions/${first.id}`,
    label: 'Answer this one',
    title: first.prompt,
    reason: 'Start with a real question.',
  }
}

function nextUnanswered(visitor: Visitor, questions: Questions): NextStep | undefined {
  const answered = new Set(visitor.answered)
  const next = questions.find(({ id }) => !answered.has(id))
  if (!next) return undefined
  return {
    href: `/questions/${next.id}`,
    label: 'Continue',
    title: next.prompt,
    reason: 'The next question you have not answered yet.',
  }
}
