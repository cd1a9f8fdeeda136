/** The calls a rule sees. */
export interface Tally {
  readonly calls: number
  readonly failures: number
  readonly slow: number
}

export interface Call {
  readonly failed: boolean
  readonly slow: boolean
}

/** How a refused call counts, where refused calls count. */
export const SHORT_CIRCUITED: Call = { failed: false, slow: false }

/** Which past calls still count. The state travels in and out, and time never falls. */
export interface CallWindow<State> {
  readonly empty: State
  add(state: State, call: Call, atMs: number): State
  tally(state: State, atMs: number): Tally
}
