import type { Standing } from './undo'

/** One way to add up the log: what a snapshot is taken of. */
export interface Projection<State> {
  /** Names its snapshot. */
  readonly name: string
  /** Another one whenever the same events would add up to another state. */
  readonly version: string
  /** Of an empty log. */
  readonly first: State
  /** The state after these events too, which are in order. The one it is given stays as it was. */
  readonly add: (state: State, events: readonly Standing[]) => State
  /** For JSON; equal states give equal bytes. */
  readonly pack: (state: State) => unknown
  /** Of what `pack` of the same version gave. */
  readonly unpack: (packed: unknown) => State
}
