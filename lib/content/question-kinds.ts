export const questionKinds = ['recall', 'explain', 'compare', 'tactic', 'design', 'debug'] as const
export type QuestionKind = (typeof questionKinds)[number]
