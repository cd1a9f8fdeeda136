/** How a question stands with the learner; one may be several of these at once. */
export const standings = ['new', 'answered', 'learning', 'due', 'leech', 'flagged'] as const
export type Standing = (typeof standings)[number]
