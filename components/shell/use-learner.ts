'use client'

import { loadLearnerStore } from './stores'
import { useView } from './use-view'

/** The learner's history, in step with the log. */
export const useLearner = () => useView(loadLearnerStore)
