import type { Reading, Value } from './reading'

/** What a preset asks before its run is shown. `value` names what the run will say. */
export type PredictionTask =
  | {
      readonly kind: 'number'
      readonly value: string
      readonly unit: string
      /** So far off is still right. */
      readonly within: number
    }
  | { readonly kind: 'choice'; readonly value: string; readonly options: readonly string[] }
  | { readonly kind: 'moment'; readonly value: string; readonly withinMs: number }

export interface Judgement {
  readonly right: boolean
  readonly actual: Value | undefined
}

/** Holds what was said against what the run did. What never happened cannot be predicted. */
export function judge(
  task: PredictionTask,
  said: number | string,
  values: Reading['values'],
): Judgement {
  const actual = values[task.value]
  if (actual === undefined) return { right: false, actual }
  if (task.kind === 'choice') return { right: actual.value === said, actual }
  const slack = task.kind === 'number' ? task.within : task.withinMs
  return { right: Math.abs(Number(actual.value) - Number(said)) <= slack, actual }
}
