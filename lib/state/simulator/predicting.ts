import type { Confidence } from '@/lib/grading/confidence'
import { problemOf } from '@/lib/progress/storage-problem'
import { judge } from '@/lib/simulator/prediction'

import type { Prediction, Scene, SimulatorActions } from './state'

/** A prediction is judged by the run at once, and kept in the learner's history. */
export function predicting({ log, linkTo, get, set }: Scene) {
  return {
    predict: async (said: number | string, confidence: Confidence) => {
      const { lesson, run: shown, isAsking } = get()
      if (!isAsking || !lesson.predict || !shown) return
      const { right, actual } = judge(lesson.predict, said, shown.reading.values)
      const made = { said, confidence, right, actual: actual?.text ?? 'never' }
      const prediction: Prediction = { ...made, isKept: false, problem: undefined }
      const tell = (change: Partial<Prediction>) => {
        // Another preset may be on screen by now.
        if (get().prediction === prediction) set({ prediction: { ...prediction, ...change } })
      }
      set({ isAsking: false, prediction })
      try {
        const shared = { lesson: lesson.id, scenario: shown.scenario, atMs: 0, fork: null }
        const link = await linkTo(shared)
        await log.append({ kind: 'predicted', itemId: lesson.id, right, confidence, link })
        tell({ isKept: true })
      } catch (cause) {
        tell({ problem: problemOf(cause) })
      }
    },
    skip: () => set({ isAsking: false }),
  } satisfies Partial<SimulatorActions>
}
