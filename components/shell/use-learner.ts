'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'

import { learnerStore } from './stores'

/** The learner's history, opened because something on screen needs it. */
export function useLearner() {
  const { view } = useStore(learnerStore)
  useEffect(() => void learnerStore.getState().open(), [])
  return view
}
