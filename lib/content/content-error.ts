/** One thing wrong in one place, said to a person who writes Markdown, not TypeScript. */
export interface Problem {
  readonly file: string
  readonly field: string
  readonly reason: string
}

export const inWords = ({ file, field, reason }: Problem) => `${file}: ${field}: ${reason}`

export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(inWords).join('\n'))
    this.name = 'ContentError'
  }
}
