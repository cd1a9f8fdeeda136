export type Grade = 'again' | 'hard' | 'good' | 'easy'

interface GradeWords {
  readonly grade: Grade
  readonly label: string
  /** The HTTP pun: not found, partial content, OK, not modified. */
  readonly code: 404 | 206 | 200 | 304
  readonly meaning: string
}

/** From the lowest to the highest. Hard is a pass, and its words have to say so. */
export const grades: readonly GradeWords[] = [
  { grade: 'again', label: 'Again', code: 404, meaning: 'Not recalled.' },
  { grade: 'hard', label: 'Hard', code: 206, meaning: 'Recalled, with gaps or with effort.' },
  { grade: 'good', label: 'Good', code: 200, meaning: 'Recalled.' },
  { grade: 'easy', label: 'Easy', code: 304, meaning: 'Recalled in full, without effort.' },
]

export const gradeOrder: readonly Grade[] = grades.map(({ grade }) => grade)
